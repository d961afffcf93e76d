import type { PlanTemplateInput } from '@/lib/schemas/planTemplate';
import type { FetchedPlanTemplate } from './fetchPlanTemplate';

/** What a stored plan template says, as it was given. */
export function contentOfTemplate(template: FetchedPlanTemplate): PlanTemplateInput {
  const { title, role, targetLevel, durationMinutes, description, items } = template;
  return {
    title,
    role,
    targetLevel,
    durationMinutes,
    description,
    items: items.map(({ question, minutes }) => ({ questionId: question.id, minutes })),
  };
}
