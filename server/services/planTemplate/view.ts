import { canInWorkspace } from '@/lib/permissions/workspace';
import { planMinutes } from '@/lib/plans/minutes';
import type {
  PlanTemplateItemView,
  PlanTemplateListItem,
  PlanTemplateView,
} from '@/lib/schemas/planTemplate';
import type { MemberViewer } from '@/server/auth/viewer';
import type { FetchedPlanTemplate } from './fetchPlanTemplate';

/** A plan template in a list. */
export function planTemplateListItem(template: FetchedPlanTemplate): PlanTemplateListItem {
  const items = itemsOf(template);
  const archivedQuestions = items.filter((item) => item.archived).length;
  return {
    id: template.id,
    title: template.title,
    role: template.role,
    targetLevel: template.targetLevel,
    durationMinutes: template.durationMinutes,
    description: template.description,
    questions: items.length - archivedQuestions,
    plannedMinutes: planMinutes(items, template.durationMinutes).planned,
    archivedQuestions,
    updatedAt: template.updatedAt.toISOString(),
    updatedBy: template.updatedBy?.name ?? null,
    archivedAt: template.archivedAt?.toISOString() ?? null,
  };
}

/** A plan template with its questions, as they are now, and what the member may do with it. */
export function planTemplateView(template: FetchedPlanTemplate, member: MemberViewer): PlanTemplateView {
  return {
    ...planTemplateListItem(template),
    version: template.version,
    items: itemsOf(template),
    can: {
      write: canInWorkspace(member.role, 'plan.write'),
      use: canInWorkspace(member.role, 'interview.create') && template.archivedAt === null,
    },
  };
}

function itemsOf(template: FetchedPlanTemplate): PlanTemplateItemView[] {
  return template.items.flatMap(({ minutes, question: { id, archivedAt, category, currentVersion } }) =>
    currentVersion
      ? [
          {
            questionId: id,
            questionVersionId: currentVersion.id,
            prompt: currentVersion.prompt,
            category: category.title,
            minutes,
            archived: archivedAt !== null,
          },
        ]
      : [],
  );
}
