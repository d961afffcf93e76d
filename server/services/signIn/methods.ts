import type { SignInMethod } from '@/lib/schemas/workspace';
import type { Runtime } from '@/server/runtime';

/** The identity providers that are set up here; e-mail and password always work. */
export function signInMethods({ env }: Pick<Runtime, 'env'>): SignInMethod[] {
  const methods: SignInMethod[] = [];
  if (env.OIDC_ISSUER && env.OIDC_CLIENT_ID) methods.push({ id: 'oidc', name: env.OIDC_NAME });
  if (env.GITHUB_CLIENT_ID) methods.push({ id: 'github', name: 'GitHub' });
  if (env.GOOGLE_CLIENT_ID) methods.push({ id: 'google', name: 'Google' });
  return methods;
}
