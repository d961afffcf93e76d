import type { z } from 'zod';
import type { updateRubricInput } from '@/lib/schemas/rubric';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addVersion } from './addVersion';
import { checkChange, requireWriter } from './checkChange';
import { identityOf, saysTheSame } from './content';
import { fetchRubric } from './fetchRubric';

/**
 * Saves a rubric as a new version; what says the same as before makes none. A rubric that was brought becomes
 * the workspace's version of it, until it says again what was brought.
 * @returns the current version
 * @throws AppError `forbidden`, `not_found`, `conflict` where someone saved meanwhile or it is archived
 */
export async function updateRubric(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId, baseVersion, content }: z.output<typeof updateRubricInput>,
): Promise<{ version: number }> {
  requireWriter(member);
  const { workspaceId, memberId } = member;
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const rubric = await fetchRubric(tx, workspaceId, rubricId);
    checkChange(rubric, baseVersion);
    const identity = identityOf(content);
    if (saysTheSame(rubric.currentVersion, identity)) return { version: rubric.currentVersion.version };
    const at = rt.now();
    const version = await addVersion(tx, rubricId, content, {
      authorId: memberId,
      at,
      isCurrent: true,
      isBrought: saysTheSame(rubric.packVersion, identity),
    });
    const subject = { subjectType: 'rubric', subjectId: rubricId };
    await writeAudit(tx, member, { workspaceId, at, action: 'rubric.update', ...subject, data: { version } });
    return { version };
  });
}
