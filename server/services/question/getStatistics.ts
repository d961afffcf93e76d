import { countLevels, GROUP_SIZE, median, spreadOf, wholeGroups } from '@/lib/bank/statistics';
import type { QuestionStatistics } from '@/lib/schemas/question';
import { parseCriteria } from '@/lib/schemas/rubric';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { fetchQuestion } from './fetchQuestion';

const INCLUDE = {
  asked: {
    where: { endedAt: { not: null } },
    select: { askedAt: true, endedAt: true },
  },
  rubricVersion: { select: { criteria: true } },
  scorecards: {
    where: { state: 'submitted' },
    select: { scores: { select: { criterionId: true, level: true, notObserved: true } } },
  },
} satisfies Prisma.InterviewInclude;
type Row = Prisma.InterviewGetPayload<{ include: typeof INCLUDE }>;

/**
 * How often a question was asked, how long it took, and which levels were given in interviews that had it.
 * Submitted scorecards only, of interviews that are closed (`closedAt`), so that nobody learns a score before
 * they have given theirs; in whole groups (`wholeGroups`), so that nobody can be told apart. The same for
 * every member. @throws AppError `not_found`
 */
export async function getStatistics(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { questionId }: { questionId: string },
): Promise<QuestionStatistics> {
  requireWorkspaceAction(member, 'bank.read');
  const { workspaceId } = member;
  await fetchQuestion(rt.db, workspaceId, questionId);
  const asked = { questionVersion: { questionId } };
  const rows = await rt.db.interview.findMany({
    where: { room: { workspaceId }, asked: { some: asked } },
    orderBy: [{ closedAt: 'asc' }, { id: 'asc' }],
    include: { ...INCLUDE, asked: { ...INCLUDE.asked, where: { ...INCLUDE.asked.where, ...asked } } },
  });
  const last = await rt.db.askedQuestion.aggregate({
    where: { ...asked, interview: { room: { workspaceId } } },
    _max: { askedAt: true },
  });
  const timed = rows.filter((row) => row.asked.length > 0);
  return {
    interviews: rows.length,
    lastAskedAt: last._max.askedAt?.toISOString() ?? null,
    minutes: timed.length >= GROUP_SIZE ? median(timed.map(minutesOf)) : null,
    scores: scoresOf(rows.filter((row) => row.closedAt !== null)),
  };
}

/** The minutes that the question took in an interview, all times together that it was asked there. */
function minutesOf({ asked }: Row): number {
  return asked.reduce((sum, { askedAt, endedAt }) => sum + (Number(endedAt) - Number(askedAt)) / 60_000, 0);
}

/** @param closed interviews in the order of their closing */
function scoresOf(closed: readonly Row[]): QuestionStatistics['scores'] {
  const counted = wholeGroups(closed.filter((row) => row.scorecards.length > 0));
  if (counted.length === 0) return null;
  const compared = wholeGroups(closed.filter((row) => row.scorecards.length > 1));
  const scores = counted.flatMap(givenScores);
  const titles = new Map(
    counted.flatMap((row) => parseCriteria(row.rubricVersion.criteria).map(({ id, title }) => [id, title])),
  );
  const spread = spreadOf(compared.flatMap(givenScores));
  return {
    interviews: counted.length,
    scorecards: counted.reduce((sum, row) => sum + row.scorecards.length, 0),
    criteria: [...titles].map(([id, title]) => ({
      id,
      title,
      counts: countLevels(scores.filter((score) => score.criterionId === id)),
    })),
    spread: spread && { ...spread, interviews: compared.length },
  };
}

function givenScores({ id, scorecards }: Row) {
  return scorecards.flatMap(({ scores }) =>
    scores
      .filter(({ level, notObserved }) => level !== null || notObserved)
      .map(({ criterionId, level }) => ({ interviewId: id, criterionId, level })),
  );
}
