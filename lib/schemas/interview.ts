import type { InterviewState } from '@/lib/interview/lifecycle';
import type { RoomRole } from '@/lib/permissions/room';
import { z } from '@/lib/zod';
import { idSchema, nameSchema } from './common';

export const TARGET_LEVELS = ['mid', 'senior', 'staff'] as const;
export type TargetLevel = (typeof TARGET_LEVELS)[number];

export const PANEL_SEATS = ['interviewer', 'panelist'] as const;
export type PanelSeat = (typeof PANEL_SEATS)[number];

/** Bounds of an interview and of a question in minutes; most questions in a plan. */
export const INTERVIEW_MINUTES = { min: 10, max: 240, usual: 60 } as const;
export const QUESTION_MINUTES = { min: 1, max: 120 } as const;
export const PLAN_MAX = 30;
export const PANEL_MAX = 20;

const minutes = (what: string, bounds: { min: number; max: number }) =>
  z
    .number({ error: `Enter the minutes for ${what} as a number.` })
    .int(`Enter whole minutes for ${what}.`)
    .min(bounds.min, `Plan at least ${bounds.min} minutes for ${what}.`)
    .max(bounds.max, `Plan at most ${bounds.max} minutes for ${what}.`);

export const planEntrySchema = z.object({
  questionVersionId: idSchema,
  minutes: minutes('a question', QUESTION_MINUTES),
});

export const panelEntrySchema = z.object({ memberId: idSchema, seat: z.enum(PANEL_SEATS) });

const interviewFields = z.object({
  candidateName: nameSchema('the name of the candidate'),
  candidateRole: nameSchema('the role'),
  targetLevel: z.enum(TARGET_LEVELS),
  scheduledAt: z.iso.datetime({ offset: true, error: 'Enter a date and time.' }),
  durationMinutes: minutes('the interview', INTERVIEW_MINUTES),
  panel: z.array(panelEntrySchema).max(PANEL_MAX, `A panel has at most ${PANEL_MAX} members.`),
  plan: z.array(planEntrySchema).max(PLAN_MAX, `A plan has at most ${PLAN_MAX} questions.`),
});

/** The creator is added to the panel as interviewer when they are not in it. */
export const createInterviewInput = interviewFields.extend({
  rubricVersionId: idSchema.optional(), // the default rubric's current version when absent
  startingSketchId: idSchema.optional(),
});

/** Only what is given changes. The plan is replaced whole; questions that were asked stay asked. */
export const updateInterviewInput = interviewFields.partial().extend({
  interviewId: idSchema,
  rubricVersionId: idSchema.optional(), // until the interview has begun
});

export const interviewIdInput = z.object({ interviewId: idSchema });
export const listInterviewsInput = z.object({ filter: z.enum(['open', 'past', 'archived']) });

export type InterviewSummary = {
  id: string;
  roomId: string;
  state: InterviewState;
  candidateName: string;
  candidateRole: string;
  targetLevel: TargetLevel;
  scheduledAt: string;
  durationMinutes: number;
  startedAt: string | null;
  endedAt: string | null;
};

export type InterviewListItem = InterviewSummary & {
  panel: { memberId: string; name: string; seat: PanelSeat }[];
  myRole: RoomRole | null;
  /** State of my own scorecard, where I have one. */
  myScorecard: 'none' | 'draft' | 'submitted';
};

/** A question of a plan, in the version that is asked. */
export type PlannedQuestion = {
  questionId: string;
  questionVersionId: string;
  prompt: string;
  category: string;
  minutes: number;
};

export type PlanItemView = PlannedQuestion & {
  id: string;
  position: number;
  /** The asked question made from it, if it was asked. */
  askedId: string | null;
};

export type InviteStatus = {
  id: string;
  createdAt: string;
  expiresAt: string;
  redeemedAt: string | null;
  redeemedBy: string | null;
};

export type InterviewView = InterviewSummary & {
  myRole: RoomRole;
  rubric: {
    id: string;
    versionId: string;
    version: number;
    title: string;
    criteria: { id: string; title: string }[];
  };
  panel: { memberId: string; name: string; email: string; seat: PanelSeat }[];
  plan: PlanItemView[];
  /** The link in force, without its secret (that is shown once, when it is made). */
  invite: InviteStatus | null;
  canEdit: boolean;
  canChangeRubric: boolean;
  canRun: boolean;
};
