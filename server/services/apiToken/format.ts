import { newToken } from '@/server/crypto';

/** So that people and secret scanners know a token of Drawbridge when they see one. */
const PREFIX = 'dbr_';
const PATTERN = /^dbr_[A-Za-z0-9_-]{32}$/;

/** A new API token: the prefix and 192 random bits. */
export function newApiToken(): string {
  return PREFIX + newToken();
}

/** True if a text has the form of an API token. */
export function isApiToken(text: string): boolean {
  return PATTERN.test(text);
}
