import type { MemberView } from '@/lib/schemas/workspace';
import type { Member } from '@/prisma/generated/client';

/** A member as members see each other. */
export function memberView(member: Member): MemberView {
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    disabledAt: member.disabledAt?.toISOString() ?? null,
    createdAt: member.createdAt.toISOString(),
  };
}
