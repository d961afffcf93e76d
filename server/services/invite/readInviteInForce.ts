import type { InviteStatus } from '@/lib/schemas/interview';
import type { Invite } from '@/prisma/generated/client';
import type { Runtime } from '@/server/runtime';

/** An invite for staff: without its secret, with who used it. */
export function inviteStatus(invite: Invite & { passes: { name: string }[] }): InviteStatus {
  return {
    id: invite.id,
    createdAt: invite.createdAt.toISOString(),
    expiresAt: invite.expiresAt.toISOString(),
    redeemedAt: invite.redeemedAt?.toISOString() ?? null,
    redeemedBy: invite.passes[0]?.name ?? null,
  };
}

/** The candidate's link that is in force or was used; null where there is none. */
export async function readInviteInForce(
  rt: Pick<Runtime, 'db' | 'now'>,
  roomId: string,
): Promise<InviteStatus | null> {
  const invite = await rt.db.invite.findFirst({
    where: {
      roomId,
      revokedAt: null,
      OR: [{ redeemedAt: { not: null } }, { expiresAt: { gt: rt.now() } }],
    },
    orderBy: { createdAt: 'desc' },
    include: { passes: { select: { name: true }, orderBy: { createdAt: 'desc' }, take: 1 } },
  });
  return invite && inviteStatus(invite);
}
