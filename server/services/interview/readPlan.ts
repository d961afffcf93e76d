import type { PlanItemView } from '@/lib/schemas/interview';
import type { Runtime } from '@/server/runtime';

/** The planned questions of an interview in order, with what was asked from them last. For staff. */
export async function readPlan(rt: Pick<Runtime, 'db'>, interviewId: string): Promise<PlanItemView[]> {
  const items = await rt.db.planItem.findMany({
    where: { interviewId },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      position: true,
      minutes: true,
      questionVersion: {
        select: {
          id: true,
          prompt: true,
          question: { select: { id: true, category: { select: { title: true } } } },
        },
      },
      asked: { select: { id: true, askedAt: true } },
    },
  });
  return items.map(({ id, position, minutes, questionVersion, asked }) => {
    const last = asked.reduce<(typeof asked)[number] | null>(
      (newest, next) => (newest && newest.askedAt > next.askedAt ? newest : next),
      null,
    );
    return {
      id,
      position,
      questionId: questionVersion.question.id,
      questionVersionId: questionVersion.id,
      prompt: questionVersion.prompt,
      category: questionVersion.question.category.title,
      minutes,
      askedId: last?.id ?? null,
    };
  });
}
