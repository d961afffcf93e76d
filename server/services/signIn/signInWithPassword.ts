import { z } from 'zod';
import { emailSchema, PASSWORD_MAX } from '@/lib/schemas/common';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { verifyPassword } from '../password/hashing';
import { countAttempt } from '../throttle/throttle';
import { recordSignIn, type SignedIn } from './recordSignIn';

/** Failures that an e-mail address, and a network address, may have in 15 minutes; an office has one address. */
export const SIGN_IN_LIMITS = { email: 10, address: 50, windowMs: 15 * 60 * 1000 } as const;

const credentials = z.object({ email: emailSchema, password: z.string().min(1).max(PASSWORD_MAX) });

/**
 * Checks e-mail and password. Whether the address is a member's is told neither by the error nor by the time.
 * @throws AppError `unauthenticated`, the same for everything that may be wrong; `forbidden` for a disabled
 *   member who knows the password; `too_many` with the time to wait
 */
export async function signInWithPassword(
  rt: Pick<Runtime, 'db' | 'now'>,
  address: string,
  input: unknown,
): Promise<SignedIn> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) throw refusal();
  const { email, password } = parsed.data;
  const { windowMs } = SIGN_IN_LIMITS;
  const attempt = await countAttempt(rt, 'sign-ins that failed', [
    { key: `sign-in:email:${email}`, max: SIGN_IN_LIMITS.email, windowMs, forgives: true },
    { key: `sign-in:address:${address}`, max: SIGN_IN_LIMITS.address, windowMs, forgives: false },
  ]);
  const member = await rt.db.member.findUnique({ where: { email } });
  if (!(await verifyPassword(member?.passwordHash ?? null, password)) || !member) throw refusal();
  await attempt.succeeded();
  return recordSignIn(rt, member, 'password');
}

function refusal(): AppError {
  return new AppError('unauthenticated', 'E-mail or password is not right. Check both and try again.');
}
