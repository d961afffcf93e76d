import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { requireWriter } from './checkChange';
import { type FetchedRubric, fetchRubric } from './fetchRubric';

/**
 * Changes what becomes of a rubric, and writes it into the audit log where `change` says that it did.
 * @throws AppError `forbidden`, `not_found`
 */
export async function manageRubric(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  rubricId: string,
  action: string,
  change: (tx: Prisma.TransactionClient, rubric: FetchedRubric, at: Date) => Promise<boolean>,
): Promise<void> {
  requireWriter(member);
  const { workspaceId } = member;
  await rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const at = rt.now();
    const rubric = await fetchRubric(tx, workspaceId, rubricId);
    if (!(await change(tx, rubric, at))) return;
    await writeAudit(tx, member, { workspaceId, at, action, subjectType: 'rubric', subjectId: rubricId });
  });
}
