import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';

/** Ends a token of the workspace, one's own or another's, from the next request on. */
export async function revokeApiToken(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { tokenId }: { tokenId: string },
): Promise<void> {
  requireWorkspaceAction(member, 'token.manage');
  const { workspaceId } = member;
  await rt.db.$transaction(async (tx) => {
    const found = await tx.apiToken.findFirst({ where: { id: tokenId, workspaceId } });
    if (!found) throw new AppError('not_found', 'This token does not exist.');
    if (found.revokedAt) return;
    const at = rt.now();
    await tx.apiToken.update({ where: { id: tokenId }, data: { revokedAt: at } });
    const subject = { subjectType: 'apiToken', subjectId: tokenId };
    await writeAudit(tx, member, { workspaceId, at, action: 'apiToken.revoke', ...subject });
  });
}
