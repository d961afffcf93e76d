import { isOpen } from '@/lib/interview/lifecycle';
import type { Prisma } from '@/prisma/generated/client';
import type { Viewer } from '@/server/auth/viewer';
import { hashToken } from '@/server/crypto';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { countAttempt } from '../throttle/throttle';

/** Unknown links from one address in ten minutes; more than a typing error makes, far too few to guess one. */
const MAX_UNKNOWN_LINKS = 20;
const WINDOW_MS = 10 * 60 * 1000;

const INCLUDE = {
  room: {
    select: {
      workspaceId: true,
      workspace: { select: { name: true } },
      interview: { select: { id: true, state: true, candidateName: true, candidateRole: true } },
      sketch: { select: { id: true, name: true, archivedAt: true } },
    },
  },
} satisfies Prisma.InviteInclude;

/** An invite with what its room is. */
export type FoundInvite = Prisma.InviteGetPayload<{ include: typeof INCLUDE }>;

/** The invite of a link, and the pass for it that this browser holds and that is still good. */
export type InviteAtHand = { invite: FoundInvite; pass: { id: string; name: string } | null };

/**
 * Finds the invite of a link. It can be used, or this browser has used it and is let through again.
 * @throws AppError `not_found`, `gone` with the reason, or `too_many` after many unknown links
 */
export async function findInvite(
  rt: Pick<Runtime, 'db' | 'now'>,
  viewer: Viewer,
  token: string,
): Promise<InviteAtHand> {
  const attempt = await countAttempt(rt, 'wrong links', [
    { key: `join:address:${viewer.address}`, max: MAX_UNKNOWN_LINKS, windowMs: WINDOW_MS, forgives: false },
  ]);
  const invite = await rt.db.invite.findUnique({ where: { tokenHash: hashToken(token) }, include: INCLUDE });
  if (!invite) {
    throw new AppError(
      'not_found',
      'This link is not known here. Check that it is complete, or ask for a new one.',
    );
  }
  await attempt.succeeded();
  const pass = await heldPass(rt, viewer, invite);
  if (!pass) requireUsable(invite, rt.now());
  return { invite, pass };
}

async function heldPass(
  rt: Pick<Runtime, 'db' | 'now'>,
  viewer: Viewer,
  invite: FoundInvite,
): Promise<{ id: string; name: string } | null> {
  const token = viewer.passTokens.get(invite.roomId);
  if (!token) return null;
  return rt.db.pass.findFirst({
    where: {
      tokenHash: hashToken(token),
      roomId: invite.roomId,
      inviteId: invite.id,
      status: { notIn: ['denied', 'revoked'] },
      endedAt: null,
      expiresAt: { gt: rt.now() },
    },
    select: { id: true, name: true },
  });
}

/** @throws AppError `gone` with the reason why an invite cannot be used */
export function requireUsable(invite: FoundInvite, now: Date): void {
  const { interview, sketch } = invite.room;
  const ask = interview ? 'Ask your interviewer for a new link.' : 'Ask for a new link.';
  if (interview?.state === 'archived') throw gone('This interview was cancelled or is over.');
  if (interview && !isOpen(interview.state)) throw gone('This interview has ended.');
  if (sketch?.archivedAt) throw gone('This sketch was put away. Ask the person who shared it with you.');
  if (invite.redeemedAt) throw gone(`This invite was already used, and it works once. ${ask}`);
  if (invite.revokedAt) throw gone(`This invite was withdrawn or replaced by a newer one. ${ask}`);
  if (invite.expiresAt <= now) throw gone(`This invite has expired. ${ask}`);
}

function gone(message: string): AppError {
  return new AppError('gone', message);
}
