import { TRPCError } from '@trpc/server';
import { newId } from '@/lib/ids';
import type { MemberRole } from '@/lib/permissions/workspace';
import { openRoom, type RoomAccess } from '@/server/auth/roomAccess';
import { roomOpener } from '@/server/auth/roomOpener';
import type { MemberViewer, Viewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { createCallerFactory } from '@/server/trpc/init';
import { appRouter } from '@/server/trpc/router';
import { addMember, type TestRuntime, type TestWorkspace } from './factories';

const createCaller = createCallerFactory(appRouter);

/** The names of all procedures, as in `room.view`. */
export const PROCEDURES: readonly string[] = Object.keys(appRouter._def.procedures);

/** Someone at a browser of their own: every procedure, and the passes that it was given. */
export type TestPerson = {
  viewer: Viewer;
  trpc: ReturnType<typeof createCaller>;
  /** The Set-Cookie lines it has received. */
  cookies: string[];
};

/** A person at a fresh browser; with `member`, signed in. */
export function person(rt: Runtime, member: MemberViewer | null = null): TestPerson {
  const passTokens = new Map<string, string>();
  const viewer: Viewer = { member, passTokens, address: newId() };
  const cookies: string[] = [];
  const setCookie = (line: string) => {
    cookies.push(line);
    const [, roomId, token] = /^drawbridge\.pass\.([^=]+)=([^;]+)/.exec(line) ?? [];
    if (roomId && token) passTokens.set(roomId, token);
  };
  return { viewer, trpc: createCaller({ rt, viewer, setCookie }), cookies };
}

/** A new member of a workspace, signed in at a browser of their own. */
export async function newMember(
  rt: TestRuntime,
  workspace: { workspaceId: string },
  role: MemberRole,
  name?: string,
): Promise<TestPerson & { member: MemberViewer }> {
  const member = await addMember(rt, workspace, role, name);
  return { ...person(rt, member), member };
}

/** A person's access to a room, for calling services directly. */
export function accessOf(rt: Runtime, who: TestPerson, roomId: string): Promise<RoomAccess> {
  return openRoom(rt, who.viewer, roomId);
}

/** What a stream of this person opens the room with. */
export function openerOf(rt: Runtime, who: TestPerson, roomId: string): () => Promise<RoomAccess> {
  return roomOpener(rt, who.viewer, roomId);
}

/** What a call was refused with, as the error that the service threw. Fails if it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{
  code: string;
  message: string;
  field: string | undefined;
}> {
  try {
    await call;
  } catch (error) {
    const cause = error instanceof TRPCError && error.cause ? error.cause : error;
    if (cause instanceof AppError) {
      return { code: cause.code, message: cause.message, field: cause.field };
    }
    if (error instanceof TRPCError && error.code !== 'INTERNAL_SERVER_ERROR') {
      return { code: error.code, message: error.message, field: undefined };
    }
    throw error;
  }
  throw new Error('The call was not refused.');
}

/** An interview with its people, each at a browser of their own. */
export type TestInterview = {
  interviewId: string;
  roomId: string;
  workspace: TestWorkspace;
  interviewer: TestPerson & { member: MemberViewer };
  panelist: TestPerson & { member: MemberViewer };
};

/** A workspace with an interview, made by its interviewer, with a panelist and two planned questions. */
export async function newInterview(rt: TestRuntime, workspace: TestWorkspace): Promise<TestInterview> {
  const interviewer = await newMember(rt, workspace, 'interviewer', 'Ines Interviewer');
  const panelist = await newMember(rt, workspace, 'reviewer', 'Piotr Panelist');
  const made = await interviewer.trpc.interviews.create({
    ...interviewInput(rt),
    panel: [{ memberId: panelist.member.memberId, seat: 'panelist' }],
    plan: workspace.questions
      .slice(0, 2)
      .map(({ versionId }) => ({ questionVersionId: versionId, minutes: 15 })),
  });
  return { ...made, workspace, interviewer, panelist };
}

/** Input for an interview without panel and plan. */
export function interviewInput(rt: Pick<Runtime, 'now'>) {
  return {
    candidateName: 'Ada Quill',
    candidateRole: 'Backend engineer',
    targetLevel: 'senior' as const,
    scheduledAt: rt.now().toISOString(),
    durationMinutes: 60,
    panel: [],
    plan: [],
  };
}

/** A candidate who has redeemed a new link and is still in the check. */
export async function newCandidate(
  rt: TestRuntime,
  { interviewId, interviewer }: TestInterview,
  name = 'Ada Quill',
): Promise<TestPerson & { passId: string }> {
  const { token } = await interviewer.trpc.interviews.createInvite({ interviewId });
  const candidate = person(rt);
  const { roomId } = await candidate.trpc.passes.redeem({ token, name });
  const view = await candidate.trpc.room.view({ roomId });
  return { ...candidate, passId: view.me.personId.slice('pass:'.length) };
}

/** A candidate who has been admitted; the interview is live. */
export async function admittedCandidate(
  rt: TestRuntime,
  interview: TestInterview,
): Promise<TestPerson & { passId: string }> {
  const candidate = await newCandidate(rt, interview);
  const { roomId } = interview;
  await candidate.trpc.passes.enterLobby({ roomId });
  await interview.interviewer.trpc.room.admit({ roomId, passId: candidate.passId });
  return candidate;
}
