/** Words of a search that are looked at; nobody types more. */
const WORDS_MAX = 12;

/**
 * The words of what was typed, in lower case, each once: runs of letters and digits. The database splits
 * what it searches in the same way, so that "TCP/IP" and "read-through" are found by either half.
 */
export function searchWords(typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, WORDS_MAX);
}
