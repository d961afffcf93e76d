/**
 * Where to go after signing in: a path of this site, or home. Anything that could lead to another site
 * (an address, `//host`, a backslash) is home.
 */
export function safeNextPath(value: string | string[] | undefined): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value)) return '/';
  return value;
}
