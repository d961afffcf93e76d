import { planTakenFrom } from '@/lib/plans/taken';
import type { TakenPlan } from '@/lib/schemas/planTemplate';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { getPlanTemplate } from './getPlanTemplate';

/**
 * What a new interview takes of a plan template: each question in its newest version, without those that
 * were archived, which are named instead. Nothing is written; creating the interview pins the versions.
 * @throws AppError `forbidden`, `not_found`, `conflict` where the template is archived
 */
export async function takePlan(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  given: { planTemplateId: string },
): Promise<TakenPlan> {
  const template = await getPlanTemplate(rt, member, given);
  if (template.archivedAt !== null) {
    throw new AppError(
      'conflict',
      `The plan “${template.title}” is archived. Bring it back before you use it.`,
      'planTemplateId',
    );
  }
  return planTakenFrom(template);
}
