import { isOpen } from '@/lib/interview/lifecycle';
import type { StaffRoomView } from '@/lib/schemas/room';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { readPlan } from '../interview/readPlan';
import { interviewSummary } from '../interview/summary';
import { allowedActions } from './actions';
import { myself, peopleOfInterview } from './people';
import type { RoomReader } from './viewRoom';

/** The room as its panel and those who oversee it see it. */
export async function viewForStaff(rt: RoomReader, access: StaffAccess): Promise<StaffRoomView> {
  const { roomId, interviewId } = access;
  const [interview, plan, people] = await Promise.all([
    rt.db.interview.findUniqueOrThrow({
      where: { id: interviewId },
      include: {
        room: { select: { workspace: { select: { name: true } } } },
        asked: {
          orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
          include: { questionVersion: { select: { prompt: true, questionId: true } } },
        },
      },
    }),
    readPlan(rt, interviewId),
    peopleOfInterview(rt, access),
  ]);
  const passes = isOpen(interview.state) ? await readPasses(rt, roomId) : { waiting: [], admitted: [] };
  return {
    audience: 'staff',
    roomId,
    workspaceName: interview.room.workspace.name,
    serverTime: rt.now().toISOString(),
    me: myself(access),
    people,
    locked: access.isLocked,
    interview: interviewSummary(interview),
    can: allowedActions(access),
    plan,
    asked: interview.asked.map((asked) => ({
      id: asked.id,
      prompt: asked.questionVersion.prompt,
      minutes: asked.minutes,
      askedAt: asked.askedAt.toISOString(),
      endedAt: asked.endedAt?.toISOString() ?? null,
      questionId: asked.questionVersion.questionId,
      questionVersionId: asked.questionVersionId,
      planItemId: asked.planItemId,
    })),
    ...passes,
  };
}

async function readPasses(
  rt: RoomReader,
  roomId: string,
): Promise<Pick<StaffRoomView, 'waiting' | 'admitted'>> {
  const passes = await rt.db.pass.findMany({
    where: {
      roomId,
      status: { in: ['checking', 'waiting', 'admitted'] },
      endedAt: null,
      expiresAt: { gt: rt.now() },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, status: true, createdAt: true, waitingAt: true },
  });
  return {
    waiting: passes.flatMap(({ id, name, status, createdAt, waitingAt }) =>
      status === 'checking' || status === 'waiting'
        ? [{ passId: id, name, status, since: (waitingAt ?? createdAt).toISOString() }]
        : [],
    ),
    admitted: passes
      .filter((pass) => pass.status === 'admitted')
      .map(({ id, name }) => ({ passId: id, name })),
  };
}
