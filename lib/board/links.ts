/** True for a link that boards may hold: none at all, or one to a web page. */
export function isSafeLink(link: unknown): boolean {
  if (typeof link !== 'string') return false;
  if (link === '') return true;
  try {
    const { protocol } = new URL(link);
    return protocol === 'http:' || protocol === 'https:';
  } catch {
    return false;
  }
}
