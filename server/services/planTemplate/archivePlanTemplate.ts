import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requirePlanWriter } from './checkChange';
import { fetchPlanTemplate } from './fetchPlanTemplate';

type Given = { planTemplateId: string };

/**
 * Puts a plan template away: it is no longer offered for new interviews. Interviews that were made from it
 * keep their plans. Where it is archived already, nothing changes. @throws AppError `forbidden`, `not_found`
 */
export function archivePlanTemplate(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  given: Given,
): Promise<void> {
  return setArchived(rt, member, given, true);
}

/** Brings an archived plan template back. @throws AppError as `archivePlanTemplate` */
export function unarchivePlanTemplate(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  given: Given,
): Promise<void> {
  return setArchived(rt, member, given, false);
}

async function setArchived(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { planTemplateId }: Given,
  archived: boolean,
): Promise<void> {
  requirePlanWriter(member);
  const { workspaceId } = member;
  await rt.db.$transaction(async (tx) => {
    await fetchPlanTemplate(tx, workspaceId, planTemplateId);
    const at = rt.now();
    const changed = await tx.planTemplate.updateMany({
      where: { id: planTemplateId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? at : null },
    });
    if (changed.count === 0) return;
    await writeAudit(tx, member, {
      workspaceId,
      at,
      action: archived ? 'planTemplate.archive' : 'planTemplate.unarchive',
      subjectType: 'planTemplate',
      subjectId: planTemplateId,
    });
  });
}
