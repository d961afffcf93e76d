import { z } from '@/lib/zod';
import { idSchema } from './common';
import type { Criterion } from './rubric';

export const RECOMMENDATIONS = ['strong_no', 'no', 'yes', 'strong_yes'] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

/** Longest evidence for one criterion and longest summary, in characters. */
export const EVIDENCE_MAX = 5_000;
export const SUMMARY_MAX = 10_000;

/** The score of one criterion, whole: a level, or "not observed", or neither (not scored yet). */
export const saveScoreInput = z
  .object({
    interviewId: idSchema,
    criterionId: z.string().min(1).max(64),
    level: z.number().int().min(1).max(4).nullable(),
    notObserved: z.boolean(),
    evidence: z.string().max(EVIDENCE_MAX, `Evidence has at most ${EVIDENCE_MAX} characters.`),
  })
  .refine((score) => !(score.notObserved && score.level !== null), {
    error: 'A criterion has a level or is not observed, not both.',
    path: ['level'],
  });

export const saveSummaryInput = z.object({
  interviewId: idSchema,
  recommendation: z.enum(RECOMMENDATIONS).nullable(),
  summary: z.string().max(SUMMARY_MAX, `A summary has at most ${SUMMARY_MAX} characters.`),
});

export type ScoreView = {
  criterionId: string;
  level: number | null;
  notObserved: boolean;
  evidence: string;
};

export type ScorecardView = {
  interviewId: string;
  memberId: string;
  memberName: string;
  state: 'draft' | 'submitted';
  recommendation: Recommendation | null;
  summary: string;
  submittedAt: string | null;
  scores: ScoreView[];
};

/** My scorecard with the rubric it is scored by. */
export type MyScorecardView = ScorecardView & {
  rubricTitle: string;
  criteria: Criterion[];
  canScore: boolean;
};
