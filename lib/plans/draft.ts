import { questionTitle } from '@/lib/bank/title';
import { type DraftPart, sameParts } from '@/lib/drafts/parts';
import {
  INTERVIEW_MINUTES,
  type PlannedQuestion,
  TARGET_LEVELS,
  type TargetLevel,
} from '@/lib/schemas/interview';
import { createPlanTemplateInput, type PlanTemplateView } from '@/lib/schemas/planTemplate';
import { z } from '@/lib/zod';

/** A plan template while it is being written. Minutes are NaN while their field is empty. */
export type PlanDraft = {
  title: string;
  role: string;
  targetLevel: TargetLevel | null;
  durationMinutes: number;
  description: string;
  items: DraftPlanItem[];
};

/** A question in a plan that is being written; archived ones are shown and not asked. */
export type DraftPlanItem = PlannedQuestion & { archived?: boolean };

/** What a new plan template begins with. */
export const EMPTY_PLAN: PlanDraft = {
  title: '',
  role: '',
  targetLevel: null,
  durationMinutes: INTERVIEW_MINUTES.usual,
  description: '',
  items: [],
};

/** A stored plan template as a draft. */
export function planDraftOf(template: PlanTemplateView): PlanDraft {
  const { title, role, targetLevel, durationMinutes, description, items } = template;
  return { title, role, targetLevel, durationMinutes, description, items };
}

/** A plan that an interview has, as the beginning of a template; nothing of its candidate is in it. */
export function planDraftOfInterview(interview: {
  candidateRole: string;
  targetLevel: TargetLevel;
  durationMinutes: number;
  plan: readonly PlannedQuestion[];
}): PlanDraft {
  const { candidateRole, targetLevel, durationMinutes, plan } = interview;
  const items: DraftPlanItem[] = [];
  for (const { questionId, questionVersionId, prompt, category, minutes } of plan) {
    // An interview may have a question in two versions, a template has questions.
    if (items.some((item) => item.questionId === questionId)) continue;
    items.push({ questionId, questionVersionId, prompt, category, minutes });
  }
  const title = `${candidateRole}, ${durationMinutes} minutes`;
  return { ...EMPTY_PLAN, title, role: candidateRole, targetLevel, durationMinutes, items };
}

/** What a draft says, as it is sent; nothing is checked. */
export function inputOfPlanDraft({ items, ...fields }: PlanDraft) {
  return { ...fields, items: items.map(({ questionId, minutes }) => ({ questionId, minutes })) };
}

export type PlanField = keyof PlanDraft;

/** What stands against a draft, one sentence for a field, by the same rules as the server. */
export function checkPlanDraft(draft: PlanDraft): Partial<Record<PlanField, string>> {
  const problems: Partial<Record<PlanField, string>> = {};
  const parsed = createPlanTemplateInput.safeParse(inputOfPlanDraft(draft));
  for (const { path, message } of parsed.error?.issues ?? []) problems[path[0] as PlanField] ??= message;
  return problems;
}

/** The parts of a plan template, in reading order. */
export const PLAN_PARTS: readonly DraftPart<PlanDraft>[] = [
  { title: 'Title', read: ({ title }) => title.trim(), take: ({ title }) => ({ title }) },
  { title: 'Role', read: ({ role }) => role.trim(), take: ({ role }) => ({ role }) },
  {
    title: 'Target level',
    read: ({ targetLevel }) => targetLevel ?? 'any',
    take: ({ targetLevel }) => ({ targetLevel }),
  },
  {
    title: 'Length in minutes',
    read: ({ durationMinutes }) => String(durationMinutes),
    take: ({ durationMinutes }) => ({ durationMinutes }),
  },
  {
    title: 'Description',
    read: ({ description }) => description.trim(),
    take: ({ description }) => ({ description }),
  },
  {
    title: 'Questions',
    read: ({ items }) => items.map((item) => `${item.minutes} min: ${questionTitle(item.prompt)}`).join('\n'),
    take: ({ items }) => ({ items }),
  },
];

/** JSON has no NaN: what is being typed comes back as null. */
const typedMinutes = z
  .number()
  .nullable()
  .transform((minutes) => minutes ?? Number.NaN);

const keptPlan = z.object({
  title: z.string(),
  role: z.string(),
  targetLevel: z.enum(TARGET_LEVELS).nullable(),
  durationMinutes: typedMinutes,
  description: z.string(),
  items: z.array(
    z.object({
      questionId: z.string(),
      questionVersionId: z.string(),
      prompt: z.string(),
      category: z.string(),
      minutes: typedMinutes,
      archived: z.boolean().default(false),
    }),
  ),
});

/** How a browser keeps drafts of plan templates. `complete` throws at what is none. */
export const PLAN_DRAFT = {
  same: (a: PlanDraft, b: PlanDraft): boolean => sameParts(PLAN_PARTS, a, b),
  complete: (kept: unknown): PlanDraft => keptPlan.parse(kept),
};
