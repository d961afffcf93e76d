import { INTERVIEW_STATES } from '@/lib/interview/lifecycle';
import { ROOM_ROLES } from '@/lib/permissions/room';
import { z } from '@/lib/zod';
import { idSchema } from './common';
import {
  createInterviewInput,
  INTERVIEW_MINUTES,
  type InterviewListItem,
  type InterviewView,
  type InviteStatus,
  PANEL_MAX,
  PANEL_SEATS,
  PLAN_MAX,
  type PlanItemView,
  planEntrySchema,
  TARGET_LEVELS,
} from './interview';
import type { QuestionListItem } from './question';
import type { SketchView } from './sketch';
import { inviteMemberInput, type MemberInviteView, type MemberView, memberRoleSchema } from './workspace';

/** What the API takes and gives. The names appear in its OpenAPI document, which is made from this. */
export const apiRequests = z.registry<{ id: string }>();
export const apiResponses = z.registry<{ id: string }>();

/** Most entries in one answer to a list, and the usual number. */
export const LIST_MAX = 200;
const LIST_USUAL = 50;

const id = z.string().describe('Identifier');
const time = z.string().describe('Date and time, ISO 8601, UTC');

/** Which part of a list to give. */
export const listQuery = z.strictObject({
  limit: z.coerce
    .number({ error: 'limit must be a number.' })
    .int('limit must be a whole number.')
    .min(1, 'limit is at least 1.')
    .max(LIST_MAX, `limit is at most ${LIST_MAX}.`)
    .default(LIST_USUAL)
    .describe('Most entries to give'),
  cursor: idSchema.optional().describe('`nextCursor` of the answer before, for the entries after it'),
});

export const interviewsQuery = listQuery.extend({
  filter: z.enum(['open', 'past', 'archived']).default('open').describe('Which interviews'),
});
export const questionsQuery = listQuery.extend({
  search: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe(
      'Words or their beginnings, each in the prompt, tags, category or guide; the best fit comes first',
    ),
  categoryId: idSchema.optional(),
  cursor: z
    .string()
    .max(1000)
    .optional()
    .describe(listQuery.shape.cursor.description ?? ''),
});
export const archivedQuery = listQuery.extend({
  archived: z.enum(['true', 'false']).default('false').describe('The archived ones instead'),
});

/** A panel member is named by identifier or by e-mail address. */
const panelEntry = z
  .strictObject({
    memberId: idSchema.optional(),
    email: z.string().trim().toLowerCase().max(254).optional(),
    seat: z.enum(PANEL_SEATS).default('panelist'),
  })
  .refine((entry) => (entry.memberId === undefined) !== (entry.email === undefined), {
    error: 'Name each panel member by either memberId or email.',
  });

/** A question is named by itself, in its current version, or by a version. */
const planEntry = z
  .strictObject({
    questionId: idSchema.optional(),
    questionVersionId: idSchema.optional(),
    minutes: planEntrySchema.shape.minutes.optional().describe('The usual minutes of the question if absent'),
  })
  .refine((entry) => (entry.questionId === undefined) !== (entry.questionVersionId === undefined), {
    error: 'Name each question by either questionId or questionVersionId.',
  });

const fields = createInterviewInput.shape;
export const createInterviewBody = z
  .strictObject({
    candidateName: fields.candidateName,
    candidateRole: fields.candidateRole,
    targetLevel: fields.targetLevel,
    scheduledAt: fields.scheduledAt,
    durationMinutes: fields.durationMinutes
      .optional()
      .describe(`Where absent, the plan template's or ${INTERVIEW_MINUTES.usual}`),
    rubricVersionId: fields.rubricVersionId.describe('The current version of the default rubric if absent'),
    startingSketchId: fields.startingSketchId.describe('A sketch whose board the interview starts with'),
    panel: z.array(panelEntry).max(PANEL_MAX).default([]).describe('You are added if you are not in it'),
    plan: z.array(planEntry).max(PLAN_MAX).default([]),
    planTemplateId: idSchema
      .optional()
      .describe('A plan template whose questions, in their newest versions, are the plan'),
  })
  .refine(({ plan, planTemplateId }) => planTemplateId === undefined || plan.length === 0, {
    path: ['planTemplateId'],
    error: 'Give either a plan or a plan template, not both.',
  })
  .register(apiRequests, { id: 'NewInterview' });

export const inviteMemberBody = z
  .strictObject(inviteMemberInput.shape)
  .register(apiRequests, { id: 'NewMemberInvite' });

export const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string().describe('What is wrong and what to do, for people'),
      field: z.string().nullable().describe('The part of the request that is wrong'),
      problems: z
        .array(z.object({ file: z.string(), line: z.number(), rule: z.string(), message: z.string() }))
        .optional()
        .describe('Of a refused pack: what is wrong with it, and where'),
    }),
  })
  .register(apiResponses, { id: 'Error' });

const summary = {
  id,
  roomId: id,
  state: z.enum(INTERVIEW_STATES),
  candidateName: z.string(),
  candidateRole: z.string(),
  targetLevel: z.enum(TARGET_LEVELS),
  scheduledAt: time,
  durationMinutes: z.number(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
};

const seat = { memberId: id, name: z.string(), seat: z.enum(PANEL_SEATS) };

export const interviewListItem = z
  .object({
    ...summary,
    panel: z.array(z.object(seat)),
    myRole: z.enum(ROOM_ROLES).nullable(),
    myScorecard: z.enum(['none', 'draft', 'submitted']),
  })
  .register(apiResponses, { id: 'InterviewListItem' }) satisfies z.ZodType<InterviewListItem>;

const planItem = z
  .object({
    id,
    position: z.number(),
    questionId: id,
    questionVersionId: id,
    prompt: z.string(),
    category: z.string(),
    minutes: z.number(),
    askedId: id.nullable(),
  })
  .register(apiResponses, { id: 'PlanItem' }) satisfies z.ZodType<PlanItemView>;

const inviteStatus = z
  .object({
    id,
    createdAt: time,
    expiresAt: time,
    redeemedAt: time.nullable(),
    redeemedBy: z.string().nullable(),
  })
  .register(apiResponses, { id: 'InviteStatus' }) satisfies z.ZodType<InviteStatus>;

export const interview = z
  .object({
    ...summary,
    myRole: z.enum(ROOM_ROLES),
    rubric: z.object({
      id,
      versionId: id,
      version: z.number(),
      title: z.string(),
      criteria: z.array(z.object({ id: z.string(), title: z.string() })),
    }),
    panel: z.array(z.object({ ...seat, email: z.string() })),
    plan: z.array(planItem),
    invite: inviteStatus.nullable().describe('The link in force, without its secret'),
    canEdit: z.boolean(),
    canChangeRubric: z.boolean(),
    canRun: z.boolean(),
  })
  .register(apiResponses, { id: 'Interview' }) satisfies z.ZodType<InterviewView>;

export const candidateInvite = z
  .object({ url: z.string().describe('For the candidate; shown this once'), invite: inviteStatus })
  .register(apiResponses, { id: 'CandidateInvite' });

export const createdInterview = z
  .object({
    interview,
    candidateInvite,
    leftOut: z
      .array(z.object({ questionId: id, prompt: z.string() }))
      .describe('Questions of the plan template that are archived and so not in the plan'),
  })
  .register(apiResponses, { id: 'CreatedInterview' });

export const member = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: memberRoleSchema,
    disabledAt: time.nullable(),
    createdAt: time,
  })
  .register(apiResponses, { id: 'Member' }) satisfies z.ZodType<MemberView>;

export const memberInvite = z
  .object({
    url: z.string().describe('For the new member; shown this once'),
    invite: z.object({
      id,
      role: memberRoleSchema,
      email: z.string().nullable(),
      createdAt: time,
      expiresAt: time,
    }) satisfies z.ZodType<MemberInviteView>,
  })
  .register(apiResponses, { id: 'MemberInvite' });

export const question = z
  .object({
    id,
    versionId: id,
    prompt: z.string(),
    categoryId: id,
    category: z.string(),
    minutes: z.number(),
    difficulty: z.number().describe('1 warm-up, 2 usual, 3 hard'),
    tags: z.array(z.string()),
  })
  .register(apiResponses, { id: 'Question' }) satisfies z.ZodType<QuestionListItem>;

export const sketch = z
  .object({
    id,
    roomId: id,
    name: z.string(),
    createdAt: time,
    updatedAt: time,
    createdBy: z.string(),
    archivedAt: time.nullable(),
    shared: z.boolean(),
  })
  .register(apiResponses, { id: 'Sketch' }) satisfies z.ZodType<SketchView>;

/** A part of a list, described under this name. */
export const listOf = <T extends z.ZodType>(name: string, item: T) =>
  z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().describe('For the entries that follow; null at the end'),
    })
    .register(apiResponses, { id: name });

export const interviewList = listOf('InterviewList', interviewListItem);
export const memberList = listOf('MemberList', member);
export const questionList = listOf('QuestionList', question);
export const sketchList = listOf('SketchList', sketch);
