import { decode } from 'next-auth/jwt';
import { ID_PATTERN } from '@/lib/ids';
import type { Runtime } from '@/server/runtime';

/** What a session's JWT says: a member, and the epoch of theirs in which they signed in. */
export type SessionClaims = { memberId: string; sessionEpoch: number };

/** next-auth's names of the session cookie, with HTTPS and without. */
const COOKIE_NAMES = ['__Secure-next-auth.session-token', 'next-auth.session-token'];

/** The secret that signs and encrypts sessions. `main` sets it where the environment does not. */
export function authSecret(rt: Pick<Runtime, 'env'>): string {
  if (!rt.env.AUTH_SECRET) throw new Error('AUTH_SECRET is not set: main loads it from DATA_DIR.');
  return rt.env.AUTH_SECRET;
}

/** The claims of the session in the cookies; null without one, or if it is expired or forged. */
export async function readSession(
  rt: Pick<Runtime, 'env'>,
  cookies: ReadonlyMap<string, string>,
): Promise<SessionClaims | null> {
  for (const name of COOKIE_NAMES) {
    const token = joinChunks(cookies, name);
    if (!token) continue;
    try {
      const claims = claimsOf(await decode({ token, secret: authSecret(rt) }));
      if (claims) return claims;
    } catch {
      // Not made with our secret, or expired: as good as none.
    }
  }
  return null;
}

/** Checks the shape of a decoded JWT. */
export function claimsOf(jwt: Record<string, unknown> | null): SessionClaims | null {
  const { memberId, sessionEpoch } = jwt ?? {};
  if (typeof memberId !== 'string' || !ID_PATTERN.test(memberId)) return null;
  return typeof sessionEpoch === 'number' ? { memberId, sessionEpoch } : null;
}

/** next-auth cuts a long token into `name.0`, `name.1`, … */
function joinChunks(cookies: ReadonlyMap<string, string>, name: string): string {
  const whole = cookies.get(name);
  if (whole) return whole;
  let token = '';
  for (let i = 0; cookies.has(`${name}.${i}`); i++) token += cookies.get(`${name}.${i}`);
  return token;
}
