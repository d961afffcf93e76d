import type { PlanTemplateView, TakenPlan } from '@/lib/schemas/planTemplate';

/** What a new interview takes of a plan template: its questions as they are now, without archived ones. */
export function planTakenFrom(template: Omit<PlanTemplateView, 'can'>): TakenPlan {
  const { id, title, role, targetLevel, durationMinutes, items } = template;
  return {
    planTemplateId: id,
    title,
    role,
    targetLevel,
    durationMinutes,
    plan: items.filter((item) => !item.archived).map(({ archived: _archived, ...question }) => question),
    leftOut: items.filter((item) => item.archived).map(({ questionId, prompt }) => ({ questionId, prompt })),
  };
}
