import type { PlanFile } from '@/lib/packs/planFile';
import type { PrismaClient } from '@/prisma/generated/client';
import { lockWorkspace } from '../pack/lockWorkspace';
import { addPlanTemplate } from './addPlanTemplate';

/**
 * Adds the plan templates that come with Drawbridge and that the workspace has never had. What members changed
 * or archived stays as it is, and so does a template whose file has changed since. One that names a question
 * which the workspace does not have is left for another start.
 * @returns how many were added
 */
export async function loadPlanTemplates(
  db: PrismaClient,
  workspaceId: string,
  plans: readonly PlanFile[],
): Promise<number> {
  return db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const known = await tx.planTemplate.findMany({
      where: { workspaceId, slug: { in: plans.map(({ slug }) => slug) } },
      select: { slug: true },
    });
    let added = 0;
    for (const plan of plans.filter(({ slug }) => !known.some((template) => template.slug === slug))) {
      const { slug, title, role, level = null, minutes: durationMinutes, description } = plan;
      const found = await tx.question.findMany({
        where: {
          pack: { workspaceId, slug: plan.pack },
          slug: { in: plan.questions.map((item) => item.slug) },
        },
        select: { id: true, slug: true },
      });
      const items = plan.questions.flatMap(({ slug: wanted, minutes }) =>
        found.filter((question) => question.slug === wanted).map(({ id }) => ({ questionId: id, minutes })),
      );
      if (items.length < plan.questions.length) continue;
      const content = { title, role, targetLevel: level, durationMinutes, description, items };
      await addPlanTemplate(tx, 'system', { workspaceId, memberId: null, at: new Date(), content, slug });
      added++;
    }
    return added;
  });
}
