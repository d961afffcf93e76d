import type { MemberViewer } from '@/server/auth/viewer';
import { createApiToken } from '@/server/services/apiToken/createApiToken';
import { seedWorkspace } from '@/server/services/pack/load';
import { accountRuntime, addMember, addWorkspace } from '@/server/services/workspace/testing';
import { startApiServer } from '@/server/testing/apiServer';
import { createTestDatabase } from '@/server/testing/database';

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

/** The API of a workspace that has the shipped bank and three members, each with a token. */
export async function startSeededApi() {
  const { db, drop } = await createTestDatabase();
  const { rt } = accountRuntime(db);
  const { address, close } = await startApiServer(rt);
  const workspaceId = await addWorkspace(db);
  await seedWorkspace(db, workspaceId, rt.seedsDir);
  const owner = await addMember(db, workspaceId, 'owner', { name: 'Ola' });
  const interviewer = await addMember(db, workspaceId, 'admin', { name: 'Ines' });
  const panelist = await addMember(db, workspaceId, 'admin', { name: 'Per' });
  const token = async (member: MemberViewer) => (await createApiToken(rt, member, { name: 'test' })).token;
  const tokens = {
    owner: await token(owner),
    interviewer: await token(interviewer),
    panelist: await token(panelist),
  };
  for (const member of [interviewer, panelist]) {
    await db.member.update({ where: { id: member.memberId }, data: { role: 'interviewer' } });
  }

  async function send(method: string, path: string, token: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }
  const get = (path: string, token = tokens.owner) => send('GET', path, token);
  const post = (path: string, body: unknown, token = tokens.owner) => send('POST', path, token, body);

  return {
    ...{ db, rt, address, owner, interviewer, panelist, tokens, get, post },
    async close() {
      await close();
      await drop();
    },
  };
}

/** The body of a request for an interview. */
export const interview = (more: object = {}) => ({
  candidateName: 'Ada Example',
  candidateRole: 'Backend engineer',
  targetLevel: 'senior',
  scheduledAt: '2026-03-03T10:00:00+01:00',
  ...more,
});
