import type { Prisma } from '@/prisma/generated/client';

/**
 * Withdraws these invites and ends the passes that were given for them, in the caller's transaction.
 * @returns the ids of the invites
 */
export async function revokeInvites(
  tx: Prisma.TransactionClient,
  where: Prisma.InviteWhereInput,
  at: Date,
): Promise<string[]> {
  const invites = await tx.invite.findMany({ where, select: { id: true } });
  const ids = invites.map((invite) => invite.id);
  await tx.invite.updateMany({ where: { id: { in: ids }, revokedAt: null }, data: { revokedAt: at } });
  await tx.pass.updateMany({
    where: { inviteId: { in: ids }, endedAt: null },
    data: { status: 'revoked', endedAt: at },
  });
  return ids;
}
