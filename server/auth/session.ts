import type { Runtime } from '@/server/runtime';
import { PASS_COOKIE_PREFIX, parseCookies } from './cookies';
import { readSession, type SessionClaims } from './sessionToken';
import type { MemberViewer, Viewer } from './viewer';

/** The headers that say who asks. */
export type IdentifyingHeaders = { cookie?: string | undefined };

/**
 * Finds out who a request or a WebSocket upgrade comes from. The member is read from the database each time,
 * so that a disabled one, a new role and a sign-out everywhere count at once.
 * @param address the peer's, for throttling and audit
 */
export async function viewerFromHeaders(
  rt: Pick<Runtime, 'db' | 'env'>,
  headers: IdentifyingHeaders,
  address: string,
): Promise<Viewer> {
  const cookies = parseCookies(headers.cookie);
  const claims = await readSession(rt, cookies);
  const passTokens = new Map<string, string>();
  for (const [name, value] of cookies) {
    if (name.startsWith(PASS_COOKIE_PREFIX)) passTokens.set(name.slice(PASS_COOKIE_PREFIX.length), value);
  }
  return { member: claims && (await memberOfSession(rt, claims)), passTokens, address };
}

/** The member of a session as they are now; null if it has ended or they are disabled. */
export async function memberOfSession(
  rt: Pick<Runtime, 'db'>,
  claims: SessionClaims,
): Promise<MemberViewer | null> {
  const member = await rt.db.member.findUnique({ where: { id: claims.memberId } });
  if (!member || member.disabledAt || member.sessionEpoch !== claims.sessionEpoch) return null;
  const { id: memberId, workspaceId, role, name, email } = member;
  return { memberId, workspaceId, role, name, email };
}
