import { type ApiPerson, apiPerson, tokenOf } from './apiPerson';
import type { RunningServer } from './server';
import { PASSWORD } from './story';

export type LiveInterview = { owner: ApiPerson; candidate: ApiPerson; interviewId: string; roomId: string };

const OWNER = {
  workspaceName: 'Northwind',
  name: 'Ines Marlow',
  email: 'ines@northwind.example',
  password: PASSWORD,
};

/** The owner of a workspace, which is made where none exists; signed in, without a browser. */
export async function apiOwner(server: RunningServer): Promise<ApiPerson> {
  const owner = apiPerson(server.url);
  if ((await owner.trpc.setup.status.query()).needed) await owner.trpc.setup.create.mutate(OWNER);
  await owner.signIn(OWNER.email, OWNER.password);
  return owner;
}

/** A new member of the workspace, signed in, without a browser. */
export async function apiMember(server: RunningServer, owner: ApiPerson, name: string): Promise<ApiPerson> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@northwind.example`;
  const { url } = await owner.trpc.members.invite.mutate({ role: 'reviewer' });
  const member = apiPerson(server.url);
  await member.trpc.welcome.accept.mutate({ token: tokenOf(url), name, email, password: PASSWORD });
  await member.signIn(email, PASSWORD);
  return member;
}

/**
 * A new interview with its candidate admitted, made through the same procedures that the pages call.
 * @param panelists members who only watch
 */
export async function liveInterview(
  server: RunningServer,
  panelists: ApiPerson[] = [],
): Promise<LiveInterview> {
  const owner = await apiOwner(server);
  const me = await owner.trpc.me.get.query();
  const { interviewId, roomId } = await owner.trpc.interviews.create.mutate({
    candidateName: 'Ada Quill',
    candidateRole: 'Backend engineer',
    targetLevel: 'senior',
    scheduledAt: new Date().toISOString(),
    durationMinutes: 60,
    panel: [
      { memberId: me.memberId, seat: 'interviewer' },
      ...(await Promise.all(
        panelists.map(async ({ trpc }) => {
          const { memberId } = await trpc.me.get.query();
          return { memberId, seat: 'panelist' as const };
        }),
      )),
    ],
    plan: [],
  });
  const invite = await owner.trpc.interviews.createInvite.mutate({ interviewId });
  const candidate = apiPerson(server.url);
  await candidate.trpc.passes.redeem.mutate({ token: tokenOf(invite.url), name: 'Ada Quill' });
  await candidate.trpc.passes.enterLobby.mutate({ roomId });
  const view = await owner.trpc.room.view.query({ roomId });
  const waiting = view.audience === 'staff' ? view.waiting[0] : undefined;
  if (!waiting) throw new Error('The candidate is not in the lobby.');
  await owner.trpc.room.admit.mutate({ roomId, passId: waiting.passId });
  return { owner, candidate, interviewId, roomId };
}
