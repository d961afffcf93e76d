import type { MemberInvite, Prisma } from '@/prisma/generated/client';
import { hashToken } from '@/server/crypto';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { countAttempt } from '../throttle/throttle';

/** Wrong links from one address in 15 minutes; an office has one address. */
const MAX_WRONG_LINKS = 50;
const WINDOW_MS = 15 * 60 * 1000;

/** The conditions under which an invite can be used. */
export function isOpenAt(now: Date): Prisma.MemberInviteWhereInput {
  return { redeemedAt: null, revokedAt: null, expiresAt: { gt: now } };
}

/**
 * The invite behind a link, if it can be used.
 * @throws AppError `not_found`, `gone` with the reason, or `too_many` after many wrong links
 */
export async function findOpenInvite(
  rt: Pick<Runtime, 'db' | 'now'>,
  address: string,
  token: string,
): Promise<MemberInvite> {
  const attempt = await countAttempt(rt, 'wrong links', [
    { key: `welcome:address:${address}`, max: MAX_WRONG_LINKS, windowMs: WINDOW_MS, forgives: false },
  ]);
  const invite = await rt.db.memberInvite.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!invite) {
    throw new AppError(
      'not_found',
      'This invite is not known here. Check that the link is complete, or ask for a new one.',
    );
  }
  await attempt.succeeded();
  if (invite.redeemedAt) {
    throw new AppError('gone', 'This invite has been used. Sign in, or ask for a new one.');
  }
  if (invite.revokedAt) throw new AppError('gone', 'This invite was withdrawn. Ask for a new one.');
  if (invite.expiresAt <= rt.now()) {
    throw new AppError('gone', 'This invite has expired. Ask for a new one.');
  }
  return invite;
}
