import { newId } from '@/lib/ids';
import type { Invite, Prisma } from '@/prisma/generated/client';
import { hashToken, newToken } from '@/server/crypto';

/**
 * Makes a link into a room, in the caller's transaction. Links made before stop working; passes that were
 * given for them stay. The token is returned this once; only its hash is stored.
 */
export async function issueInvite(
  tx: Prisma.TransactionClient,
  invite: { roomId: string; createdById: string; at: Date; expiresAt: Date },
): Promise<{ token: string; invite: Invite }> {
  const { roomId, createdById, at, expiresAt } = invite;
  const token = newToken();
  await tx.invite.updateMany({ where: { roomId, revokedAt: null }, data: { revokedAt: at } });
  const created = await tx.invite.create({
    data: { id: newId(), roomId, tokenHash: hashToken(token), createdById, createdAt: at, expiresAt },
  });
  return { token, invite: created };
}
