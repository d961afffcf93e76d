import type { MemberInviteView } from '@/lib/schemas/workspace';
import type { MemberInvite } from '@/prisma/generated/client';

/** An open invite as members see it, without its secret. */
export function memberInviteView(invite: MemberInvite): MemberInviteView {
  return {
    id: invite.id,
    role: invite.role,
    email: invite.email,
    createdAt: invite.createdAt.toISOString(),
    expiresAt: invite.expiresAt.toISOString(),
  };
}
