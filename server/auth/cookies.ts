/** The cookie that holds the secret of a pass, followed by the id of its room. */
export const PASS_COOKIE_PREFIX = 'drawbridge.pass.';

/**
 * The cookies of a Cookie header by name. Of two with one name the first counts, as it has the more specific
 * path. Values that are not properly encoded are taken as they are.
 */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, decode(part.slice(at + 1).trim()));
  }
  return cookies;
}

function decode(value: string): string {
  const plain = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
