import type { Env } from '@/server/env';

/**
 * True if a browser's Origin header names this server: the origin of BASE_URL where it is set, else the
 * host that the request was sent to. An absent header is not a browser's cross-site request.
 */
export function isOwnOrigin(
  env: Pick<Env, 'BASE_URL'>,
  headers: { origin?: string | undefined; host?: string | undefined },
): boolean {
  if (headers.origin === undefined) return true;
  let origin: URL;
  try {
    origin = new URL(headers.origin);
  } catch {
    return false;
  }
  if (env.BASE_URL) return origin.origin === new URL(env.BASE_URL).origin;
  return origin.host === headers.host;
}
