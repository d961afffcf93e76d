import type { PlanTemplateView } from '@/lib/schemas/planTemplate';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { fetchPlanTemplate } from './fetchPlanTemplate';
import { planTemplateView } from './view';

/** A plan template with its questions as they are now, for members. @throws AppError `forbidden`, `not_found` */
export async function getPlanTemplate(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { planTemplateId }: { planTemplateId: string },
): Promise<PlanTemplateView> {
  requireWorkspaceAction(member, 'plan.read');
  return planTemplateView(await fetchPlanTemplate(rt.db, member.workspaceId, planTemplateId), member);
}
