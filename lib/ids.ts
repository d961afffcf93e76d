const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A new identifier: 22 URL-safe characters with 131 random bits, made anywhere Web Crypto is. It begins with
 * a letter, so that a command line never takes it for an option.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  let id = '';
  for (const byte of bytes) id += ALPHABET[id === '' ? byte & 31 : byte & 63];
  return id;
}

/** Matches what `newId` makes. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{22}$/;
