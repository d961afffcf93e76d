import { grantableRoles, type MemberRole } from '@/lib/permissions/workspace';
import type { Member, Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';

/**
 * Fetches a member that `actor` may manage, and makes changes of members in this workspace wait for each
 * other until the transaction ends, so that two owners cannot remove each other at once.
 * @throws AppError `not_found`, or `forbidden` for someone above the actor
 */
export async function lockManageableMember(
  tx: Prisma.TransactionClient,
  actor: MemberViewer,
  memberId: string,
): Promise<Member> {
  await tx.$queryRaw`SELECT id FROM "Workspace" WHERE id = ${actor.workspaceId} FOR NO KEY UPDATE`;
  const found = await tx.member.findFirst({ where: { id: memberId, workspaceId: actor.workspaceId } });
  if (!found) throw new AppError('not_found', 'This member does not exist.');
  if (!grantableRoles(actor.role).includes(found.role)) {
    throw new AppError('forbidden', 'Only an owner can change an owner.');
  }
  return found;
}

/** @throws AppError `conflict` if nobody else could run the workspace once `member` is no longer its owner. */
export async function requireAnotherOwner(tx: Prisma.TransactionClient, member: Member): Promise<void> {
  if (member.role !== 'owner' || member.disabledAt) return;
  const others = await tx.member.count({
    where: { workspaceId: member.workspaceId, role: 'owner', disabledAt: null, id: { not: member.id } },
  });
  if (others === 0) {
    throw new AppError('conflict', `${member.name} is the only owner. Make someone else an owner first.`);
  }
}

/** Withdraws the open invites that a member made and could not make with their new role. */
export async function revokeExcessInvites(
  tx: Prisma.TransactionClient,
  memberId: string,
  role: MemberRole | null,
  at: Date,
): Promise<void> {
  await tx.memberInvite.updateMany({
    where: {
      createdById: memberId,
      redeemedAt: null,
      revokedAt: null,
      role: { notIn: role ? [...grantableRoles(role)] : [] },
    },
    data: { revokedAt: at },
  });
}
