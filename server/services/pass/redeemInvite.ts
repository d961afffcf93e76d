import type { z } from 'zod';
import { newId } from '@/lib/ids';
import type { redeemInviteInput } from '@/lib/schemas/room';
import type { Viewer } from '@/server/auth/viewer';
import { hashToken, newToken } from '@/server/crypto';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockInterview } from '../interview/moveInterview';
import { passExpiry } from '../invite/expiry';
import { type FoundInvite, findInvite, requireUsable } from '../invite/findInvite';
import { publishState } from '../room/publish';

/** The secret of a new pass, for the browser's cookie and nothing else. */
export type NewPass = { roomId: string; token: string; expiresAt: Date };

/**
 * Uses a link: gives the browser a pass to its room. A candidate's link gives one pass; of two attempts at
 * once one succeeds. A browser that holds the pass of this link already is let through with it, and members
 * go to a sketch as themselves.
 * @returns `pass` is null where none was needed
 * @throws AppError like `findInvite`, and `conflict` for a signed-in member with a candidate's link
 */
export async function redeemInvite(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  viewer: Viewer,
  { token, name }: z.output<typeof redeemInviteInput>,
): Promise<{ roomId: string; pass: NewPass | null }> {
  const { invite, pass: held } = await findInvite(rt, viewer, token);
  const { roomId, room } = invite;
  if (room.sketch && viewer.member?.workspaceId === room.workspaceId) return { roomId, pass: null };
  if (room.interview && viewer.member) {
    throw new AppError(
      'conflict',
      `You are signed in as ${viewer.member.name}. A candidate's link is opened without an account: use another browser or a private window.`,
    );
  }
  if (held) return { roomId, pass: null };
  const pass = await givePass(rt, invite, name);
  publishState(rt, roomId);
  return { roomId, pass };
}

async function givePass(
  rt: Pick<Runtime, 'db' | 'now'>,
  invite: FoundInvite,
  name: string,
): Promise<NewPass> {
  const { roomId, room } = invite;
  const token = newToken();
  const at = rt.now();
  const expiresAt = passExpiry(invite.expiresAt, at);
  await rt.db.$transaction(async (tx) => {
    if (room.interview) {
      const { state } = await lockInterview(tx, room.interview.id);
      requireUsable({ ...invite, room: { ...room, interview: { ...room.interview, state } } }, at);
    }
    // Also where nothing changes, so that a withdrawal at the same moment comes before or after it.
    const used = await tx.invite.updateMany({
      where: { id: invite.id, redeemedAt: null, revokedAt: null, expiresAt: { gt: at } },
      data: room.interview ? { redeemedAt: at } : { expiresAt: invite.expiresAt },
    });
    if (used.count === 0) {
      throw new AppError('gone', 'This link was used or withdrawn just now. Ask for a new one.');
    }
    const passId = newId();
    const role = room.interview ? ('candidate' as const) : ('guest' as const);
    await tx.pass.create({
      data: {
        id: passId,
        roomId,
        inviteId: invite.id,
        tokenHash: hashToken(token),
        name,
        status: room.interview ? 'checking' : 'admitted',
        createdAt: at,
        admittedAt: room.interview ? null : at,
        expiresAt,
      },
    });
    await writeAudit(
      tx,
      { passId, role },
      {
        workspaceId: room.workspaceId,
        at,
        action: 'invite.redeem',
        subjectType: 'invite',
        subjectId: invite.id,
        data: { name },
      },
    );
  });
  return { roomId, token, expiresAt };
}
