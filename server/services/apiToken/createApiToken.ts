import type { z } from 'zod';
import { newId } from '@/lib/ids';
import type { ApiTokenView, createApiTokenInput } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import { hashToken } from '@/server/crypto';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { newApiToken } from './format';
import { apiTokenView } from './view';

/** Makes a token that acts for the member. It is returned this once; only its hash is stored. */
export async function createApiToken(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { name }: z.output<typeof createApiTokenInput>,
): Promise<{ token: string; view: ApiTokenView }> {
  requireWorkspaceAction(member, 'token.manage');
  const { workspaceId, memberId } = member;
  const token = newApiToken();
  const row = await rt.db.$transaction(async (tx) => {
    const at = rt.now();
    const created = await tx.apiToken.create({
      data: { id: newId(), workspaceId, memberId, name, tokenHash: hashToken(token), createdAt: at },
      include: { member: { select: { name: true } } },
    });
    await writeAudit(tx, member, {
      workspaceId,
      at,
      action: 'apiToken.create',
      subjectType: 'apiToken',
      subjectId: created.id,
      data: { name },
    });
    return created;
  });
  return { token, view: apiTokenView(row, memberId) };
}
