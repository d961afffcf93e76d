/** The digest under which the server logged an error of a page, where it has one. */
export function errorReference(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return null;
  return typeof error.digest === 'string' && error.digest !== '' ? error.digest : null;
}
