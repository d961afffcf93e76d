/** Longest title or page name within a file's name, in characters: whole names stay under 200. */
const MAX_PART = 60;

/**
 * The name of a file with a board: its title, the day and, where it is one page of several, the page's name.
 * It is fit for every file system, whatever people have called their boards.
 */
export function boardFileName(options: {
  title: string;
  at: Date;
  page?: string | undefined;
  extension: string;
}): string {
  const { title, at, page, extension } = options;
  const parts = [title, at.toISOString().slice(0, 10), page ?? ''].map(asPart).filter((part) => part !== '');
  return `${(asPart(title) === '' ? ['board', ...parts] : parts).join('-')}.${extension}`;
}

/** The header that has a browser keep an answer under this name, in both of its spellings (RFC 6266, RFC 5987). */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function asPart(text: string): string {
  const words = text
    .normalize('NFC')
    // Letters and numbers of every script; all else stands between words.
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return [...words]
    .slice(0, MAX_PART)
    .join('')
    .replace(/^-+|-+$/g, '');
}
