import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/** What is read of a plan template to show it. */
export const PLAN_TEMPLATE_INCLUDE = {
  updatedBy: { select: { name: true } },
  items: {
    orderBy: { position: 'asc' },
    select: {
      minutes: true,
      question: {
        select: {
          id: true,
          archivedAt: true,
          category: { select: { title: true } },
          currentVersion: { select: { id: true, prompt: true } },
        },
      },
    },
  },
} satisfies Prisma.PlanTemplateInclude;

export type FetchedPlanTemplate = Prisma.PlanTemplateGetPayload<{ include: typeof PLAN_TEMPLATE_INCLUDE }>;

/** A plan template of the workspace with its questions. @throws AppError `not_found` */
export async function fetchPlanTemplate(
  db: Pick<Prisma.TransactionClient, 'planTemplate'>,
  workspaceId: string,
  planTemplateId: string,
): Promise<FetchedPlanTemplate> {
  const template = await db.planTemplate.findFirst({
    where: { id: planTemplateId, workspaceId },
    include: PLAN_TEMPLATE_INCLUDE,
  });
  if (!template) throw new AppError('not_found', 'This plan is not in the workspace.');
  return template;
}
