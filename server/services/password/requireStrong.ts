import { AppError } from '@/server/errors';
import { type PasswordContext, passwordWeakness } from './weakness';

/**
 * Refuses a password that is easy to guess. Its length has been checked by the schema.
 * @throws AppError `invalid` with `field`, saying why and what to do
 */
export function requireStrongPassword(password: string, context: PasswordContext, field: string): void {
  const weakness = passwordWeakness(password, context);
  if (weakness) throw new AppError('invalid', weakness, field);
}
