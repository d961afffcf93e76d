import { ID_PATTERN } from '@/lib/ids';
import { z } from '@/lib/zod';
import { NAME_MAX } from './lengths';

/** An identifier made by `newId`. */
export const idSchema = z.string().regex(ID_PATTERN, 'This is not an identifier of Drawbridge.');

/** A name for `what`, as typed: trimmed, one line, not empty. */
export function nameSchema(what: string) {
  return z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(NAME_MAX, `Use at most ${NAME_MAX} characters for ${what}.`)
    .regex(/^[^\p{Cc}]*$/u, `Use one line of plain text for ${what}.`);
}

/** An e-mail address, in lower case as it is stored. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('Enter an e-mail address like name@example.com.'));

/** Shortest password: length beats rules of composition, and the longest that is hashed. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 200;

/** A new password. The blocklist is checked on the server. */
export const passwordSchema = z
  .string()
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters; a few random words work well.`)
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`);

/** A secret from a link, as `newToken` makes it. */
export const tokenSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{32}$/, 'This link is not complete. Copy it whole and try again.');
