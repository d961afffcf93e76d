import type { AskedView } from '@/lib/schemas/room';
import type { Prisma } from '@/prisma/generated/client';
import type { Runtime } from '@/server/runtime';

/** The only columns of a question that a candidate may receive. */
const PROMPT_ONLY = {
  id: true,
  minutes: true,
  askedAt: true,
  endedAt: true,
  questionVersion: { select: { prompt: true } },
} satisfies Prisma.AskedQuestionSelect;

/** The questions that were put to the candidate, in order, as the candidate may see them. */
export async function readAsked(rt: Pick<Runtime, 'db'>, interviewId: string): Promise<AskedView[]> {
  const rows = await rt.db.askedQuestion.findMany({
    where: { interviewId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: PROMPT_ONLY,
  });
  return rows.map(askedView);
}

/** One asked question, without anything that is for interviewers. */
export function askedView(row: Prisma.AskedQuestionGetPayload<{ select: typeof PROMPT_ONLY }>): AskedView {
  return {
    id: row.id,
    prompt: row.questionVersion.prompt,
    minutes: row.minutes,
    askedAt: row.askedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
