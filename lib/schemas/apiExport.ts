import { z } from '@/lib/zod';
import { apiResponses, interview } from './api';
import { criterion } from './apiRubric';
import { PANEL_SEATS } from './interview';
import type { NoteView } from './note';
import type { ReviewScorecard } from './review';
import type { AskedView } from './room';
import { RECOMMENDATIONS } from './scorecard';

const id = z.string();
const time = z.string().describe('Date and time, ISO 8601, UTC');

const askedQuestion = z
  .object({ id, prompt: z.string(), minutes: z.number(), askedAt: time, endedAt: time.nullable() })
  .register(apiResponses, { id: 'AskedQuestion' }) satisfies z.ZodType<AskedView>;

const note = z
  .object({
    id,
    authorId: id,
    authorName: z.string(),
    mine: z.boolean(),
    body: z.string(),
    at: time,
    offsetMs: z.number().nullable().describe('From the start of the interview; negative before it'),
    askedQuestionId: id.nullable(),
    revision: z.number(),
    updatedAt: time,
  })
  .register(apiResponses, { id: 'Note' }) satisfies z.ZodType<NoteView>;

const seat = { memberId: id, memberName: z.string(), seat: z.enum(PANEL_SEATS) };

const scorecard = z
  .discriminatedUnion('visible', [
    z.object({
      visible: z.literal(true),
      ...seat,
      scorecard: z.object({
        interviewId: id,
        memberId: id,
        memberName: z.string(),
        state: z.enum(['draft', 'submitted']),
        recommendation: z.enum(RECOMMENDATIONS).nullable(),
        summary: z.string(),
        submittedAt: time.nullable(),
        scores: z.array(
          z.object({
            criterionId: id,
            level: z.number().nullable(),
            notObserved: z.boolean(),
            evidence: z.string(),
          }),
        ),
      }),
    }),
    z.object({
      visible: z.literal(false),
      ...seat,
      reason: z.enum(['missing', 'sealed']).describe('Not submitted, or closed until your own is submitted'),
    }),
  ])
  .register(apiResponses, { id: 'Scorecard' }) satisfies z.ZodType<ReviewScorecard>;

/** Everything of an interview that its panel may see, in one document. */
export const interviewExport = z
  .object({
    format: z.literal(1),
    exportedAt: time,
    interview,
    criteria: z.array(criterion).describe('The rubric that was scored by'),
    asked: z.array(askedQuestion),
    notes: z.array(note),
    scorecards: z.array(scorecard).describe('Empty until the interview has ended'),
    board: z
      .object({ schema: z.unknown(), store: z.record(z.string(), z.unknown()) })
      .describe("The saved board as tldraw's snapshot: records by identifier"),
    pictures: z
      .record(z.string(), z.string())
      .describe("The board's pictures, which its records name as asset:<id>: data: addresses by id"),
  })
  .register(apiResponses, { id: 'InterviewExport' });
