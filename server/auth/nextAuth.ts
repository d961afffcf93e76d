import type { AuthOptions } from 'next-auth';
import type { CredentialsConfig } from 'next-auth/providers/credentials';
import { AppError, UNKNOWN_ERROR_MESSAGE } from '@/server/errors';
import { type Runtime, showableError } from '@/server/runtime';
import type { SignedIn } from '@/server/services/signIn/recordSignIn';
import { signInWithIdentity } from '@/server/services/signIn/signInWithIdentity';
import { signInWithPassword } from '@/server/services/signIn/signInWithPassword';
import { identityProviders } from './providers/identityProviders';
import type { ProvidedUser } from './providers/providedUser';
import { memberOfSession } from './session';
import { authSecret, claimsOf } from './sessionToken';

/** How long a session lasts after the sign-in, in seconds. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;

/**
 * next-auth's options for one request. Sessions are encrypted JWTs in an HttpOnly, SameSite=Lax cookie (also
 * Secure where BASE_URL is https) that name a member and the epoch of their sign-in, nothing else.
 */
export function authOptions(rt: Runtime, address: string): AuthOptions {
  // Who has been let in by this request; the JWT is made of it.
  let signedIn: SignedIn | null = null;

  const withPassword: CredentialsConfig = {
    id: 'credentials',
    name: 'E-mail and password',
    type: 'credentials',
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(input) {
      signedIn = await orSentence(rt, () => signInWithPassword(rt, address, input));
      return signedIn && { id: signedIn.memberId };
    },
  };

  return {
    providers: [withPassword, ...identityProviders(rt)],
    secret: authSecret(rt),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: rt.env.BASE_URL?.startsWith('https:') ?? false,
    pages: { signIn: '/signin', signOut: '/', error: '/signin' },
    logger: logger(rt),
    callbacks: {
      async signIn({ user, account }) {
        if (!account || account.type === 'credentials') return signedIn !== null;
        const { name, email, emailVerified } = user as ProvidedUser;
        const identity = { provider: account.provider, subject: account.providerAccountId };
        try {
          signedIn = await signInWithIdentity(rt, {
            ...identity,
            name,
            email: email ?? null,
            emailVerified,
          });
          return true;
        } catch (error) {
          if (error instanceof AppError) return '/signin?error=AccessDenied';
          rt.log.error({ err: error, ...identity }, 'a sign-in with an identity provider failed');
          return '/signin?error=Callback';
        }
      },
      async jwt({ token }) {
        if (signedIn) return { ...signedIn };
        const claims = claimsOf(token);
        if (!claims || !(await memberOfSession(rt, claims))) throw new SessionEnded();
        return { ...claims };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** The session's member was signed out or disabled; next-auth then removes the cookie. */
class SessionEnded extends Error {}

/**
 * Null for credentials that are not right, which next-auth tells the client as `CredentialsSignin`. Other
 * refusals reach the client as a sentence; what nobody foresaw is logged and tells nothing.
 */
async function orSentence<T>(
  rt: Pick<Runtime, 'log' | 'isDatabaseDown'>,
  run: () => Promise<T>,
): Promise<T | null> {
  try {
    return await run();
  } catch (thrown) {
    const error = showableError(rt, thrown);
    if (error?.code === 'unauthenticated') return null;
    if (error) throw new Error(error.message);
    rt.log.error({ err: thrown }, 'a sign-in failed');
    throw new Error(UNKNOWN_ERROR_MESSAGE);
  }
}

/** Sends next-auth's own messages to the log, without the profiles and tokens that it attaches to them. */
function logger({ log }: Pick<Runtime, 'log'>): AuthOptions['logger'] {
  return {
    error(code, metadata) {
      const cause = metadata instanceof Error ? metadata : metadata.error;
      // Ended sessions are everyday life.
      const level = code === 'JWT_SESSION_ERROR' ? 'debug' : 'error';
      log[level]({ code, reason: cause instanceof Error ? cause.message : undefined }, 'next-auth');
    },
    warn(code) {
      log.warn({ code }, 'next-auth');
    },
    debug() {},
  };
}
