import type { PlanTemplateInput } from '@/lib/schemas/planTemplate';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { addPlanTemplate } from './addPlanTemplate';
import { checkItems, requirePlanWriter } from './checkChange';

/** Writes a new plan template. @throws AppError `forbidden`, `invalid` for a question that is not in the bank */
export async function createPlanTemplate(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  content: PlanTemplateInput,
): Promise<{ planTemplateId: string }> {
  requirePlanWriter(member);
  const { workspaceId, memberId } = member;
  return rt.db.$transaction(async (tx) => {
    await checkItems(tx, workspaceId, content.items);
    return addPlanTemplate(tx, member, { workspaceId, memberId, at: rt.now(), content });
  });
}
