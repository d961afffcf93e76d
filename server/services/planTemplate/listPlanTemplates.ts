import type { z } from 'zod';
import type { listPlanTemplatesInput, PlanTemplateListItem } from '@/lib/schemas/planTemplate';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { PLAN_TEMPLATE_INCLUDE } from './fetchPlanTemplate';
import { planTemplateListItem } from './view';

/**
 * The plan templates of the workspace by title, the current or the archived ones. Every word of the search is
 * in the title, the role or the description. @throws AppError `forbidden`
 */
export async function listPlanTemplates(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { search = '', level, archived }: z.output<typeof listPlanTemplatesInput>,
): Promise<PlanTemplateListItem[]> {
  requireWorkspaceAction(member, 'plan.read');
  const words = search.split(/\s+/).filter((word) => word !== '');
  const templates = await rt.db.planTemplate.findMany({
    where: {
      workspaceId: member.workspaceId,
      archivedAt: archived ? { not: null } : null,
      AND: [
        ...(level ? [{ OR: [{ targetLevel: level }, { targetLevel: null }] }] : []),
        ...words.map(hasWord),
      ],
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    include: PLAN_TEMPLATE_INCLUDE,
  });
  return templates.map(planTemplateListItem);
}

function hasWord(word: string): Prisma.PlanTemplateWhereInput {
  // Prisma hands these on as signs of a pattern.
  const contains = word.replace(/[\\%_]/g, '\\$&');
  const text = { contains, mode: 'insensitive' } as const;
  return { OR: [{ title: text }, { role: text }, { description: text }] };
}
