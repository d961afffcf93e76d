import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 192 random bits, URL-safe. It is shown once and stored only as its hash. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** The sha256 of a token, in hex: what the database holds. Tokens are random, so no salt is needed. */
export function hashToken(token: string): string {
  return sha256(token);
}

/** The sha256 of a text or of bytes, in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Compares two strings in time that does not depend on where they differ. */
export function safeEqual(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
