import type { Env } from '@/server/env';

/**
 * Tells next-auth its own address, which it reads from the process's environment alone: BASE_URL where that
 * is set, else the host of each request. Called once by `main`, before the first request.
 */
export function setAuthAddress(
  env: Pick<Env, 'BASE_URL'>,
  target: Record<string, string | undefined> = process.env,
): void {
  delete target.NEXTAUTH_URL;
  delete target.AUTH_TRUST_HOST;
  if (env.BASE_URL) target.NEXTAUTH_URL = env.BASE_URL;
  else target.AUTH_TRUST_HOST = 'true';
}
