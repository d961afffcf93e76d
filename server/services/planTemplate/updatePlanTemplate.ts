import type { z } from 'zod';
import type { PlanTemplateInput, updatePlanTemplateInput } from '@/lib/schemas/planTemplate';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addItems } from './addPlanTemplate';
import { checkItems, checkPlanChange, requirePlanWriter } from './checkChange';
import { contentOfTemplate } from './contentOfTemplate';
import { fetchPlanTemplate } from './fetchPlanTemplate';

/**
 * Saves a plan template; what says the same as before changes nothing. Interviews that were made from it keep
 * their plans. @returns the version that is there now
 * @throws AppError `forbidden`, `not_found`, `conflict` where someone saved meanwhile or it is archived, `invalid`
 */
export async function updatePlanTemplate(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { planTemplateId, baseVersion, ...content }: z.output<typeof updatePlanTemplateInput>,
): Promise<{ version: number }> {
  requirePlanWriter(member);
  const { workspaceId, memberId } = member;
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const template = await fetchPlanTemplate(tx, workspaceId, planTemplateId);
    checkPlanChange(template, baseVersion);
    if (saysTheSame(contentOfTemplate(template), content)) return { version: template.version };
    await checkItems(tx, workspaceId, content.items);
    const at = rt.now();
    const { items, ...fields } = content;
    const version = template.version + 1;
    await tx.planTemplate.update({
      where: { id: planTemplateId },
      data: { ...fields, version, updatedAt: at, updatedById: memberId },
    });
    await tx.planTemplateItem.deleteMany({ where: { planTemplateId } });
    await addItems(tx, planTemplateId, items);
    await writeAudit(tx, member, {
      workspaceId,
      at,
      action: 'planTemplate.update',
      subjectType: 'planTemplate',
      subjectId: planTemplateId,
      data: { version },
    });
    return { version };
  });
}

function saysTheSame(a: PlanTemplateInput, b: PlanTemplateInput): boolean {
  const text = ({ title, role, targetLevel, durationMinutes, description, items }: PlanTemplateInput) =>
    JSON.stringify([
      ...[title, role, targetLevel, durationMinutes, description],
      items.map(({ questionId, minutes }) => [questionId, minutes]),
    ]);
  return text(a) === text(b);
}
