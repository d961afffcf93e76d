import { newId } from '@/lib/ids';
import type { MemberInvite, Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';
import { writeAudit } from '../audit/writeAudit';
import { isOpenAt } from './openInvite';

/** The account that an invite makes. */
export type NewMember = { name: string; email: string; passwordHash: string | null };

/**
 * Uses an invite: makes the member with its role, in the caller's transaction. Of two at once one succeeds.
 * @returns the id of the member
 * @throws AppError `gone` if it can no longer be used, `conflict` if the address is a member's
 */
export async function redeemInvite(
  tx: Prisma.TransactionClient,
  invite: MemberInvite,
  account: NewMember,
  at: Date,
): Promise<string> {
  const { workspaceId, role } = invite;
  const memberId = newId();
  const used = await tx.memberInvite.updateMany({
    where: { id: invite.id, ...isOpenAt(at) },
    data: { redeemedAt: at, redeemedById: memberId },
  });
  if (used.count === 0) {
    throw new AppError('gone', 'This invite can no longer be used. Ask for a new one.');
  }
  const { count } = await tx.member.createMany({
    data: [{ id: memberId, workspaceId, role, createdAt: at, ...account }],
    skipDuplicates: true,
  });
  if (count === 0) {
    throw new AppError('conflict', 'This e-mail address already belongs to a member. Sign in.', 'email');
  }
  await writeAudit(
    tx,
    { memberId },
    {
      workspaceId,
      at,
      action: 'memberInvite.accept',
      subjectType: 'memberInvite',
      subjectId: invite.id,
      data: { role, invitedBy: invite.createdById },
    },
  );
  return memberId;
}
