import type { TargetLevel } from '@/lib/schemas/interview';
import type { PlanTemplateListItem, TakenPlan } from '@/lib/schemas/planTemplate';
import type { DraftPlanItem } from './draft';

/** The fields of an interview that a plan template fills. */
export type FilledFields = {
  candidateRole: string;
  targetLevel: TargetLevel;
  durationMinutes: number;
  plan: DraftPlanItem[];
};

/** What a plan template fills in. One for any level leaves the level that is chosen. */
export function fillFrom(taken: TakenPlan, { targetLevel }: Pick<FilledFields, 'targetLevel'>): FilledFields {
  return {
    candidateRole: taken.role,
    targetLevel: taken.targetLevel ?? targetLevel,
    durationMinutes: taken.durationMinutes,
    plan: taken.plan,
  };
}

/** What was filled in, and what of the person's own was replaced, in a sentence or two. */
export function fillWords({ plan, targetLevel }: TakenPlan, before: FilledFields): string {
  const fields = targetLevel ? 'Role, level, length' : 'Role, length';
  const filled = `${fields} and ${counted(plan.length)} in the newest versions.`;
  const replaced = before.plan.length;
  if (replaced === 0) return filled;
  return `${filled} The ${counted(replaced)} that you had chosen ${replaced === 1 ? 'is' : 'are'} replaced.`;
}

function counted(questions: number): string {
  return questions === 1 ? '1 question' : `${questions} questions`;
}

/** The plan templates that have each word in their title, role or level; all of them for no words. */
export function findPlans<T extends Pick<PlanTemplateListItem, 'title' | 'role' | 'targetLevel'>>(
  plans: readonly T[],
  search: string,
): T[] {
  const words = search.toLowerCase().split(/\s+/);
  return plans.filter(({ title, role, targetLevel }) => {
    const text = `${title} ${role} ${targetLevel ?? 'any level'}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
