import type { ApiTokenView } from '@/lib/schemas/workspace';
import type { ApiToken } from '@/prisma/generated/client';

/** A token as it is listed, without its secret. */
export function apiTokenView(
  token: ApiToken & { member: { name: string } | null },
  viewerId: string,
): ApiTokenView {
  return {
    id: token.id,
    name: token.name,
    createdAt: token.createdAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    mine: token.memberId === viewerId,
    memberName: token.member?.name ?? '',
  };
}
