import type { Provider } from 'next-auth/providers/index';
import type { Runtime } from '@/server/runtime';
import { github } from './github';
import { openIdConnect } from './openIdConnect';

/** The identity providers whose variables are set. Their ids are those of `signInMethods`. */
export function identityProviders({ env }: Pick<Runtime, 'env'>): Provider[] {
  const providers: Provider[] = [];
  if (env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET) {
    providers.push(
      openIdConnect({
        id: 'oidc',
        name: env.OIDC_NAME,
        issuer: env.OIDC_ISSUER,
        clientId: env.OIDC_CLIENT_ID,
        clientSecret: env.OIDC_CLIENT_SECRET,
      }),
    );
  }
  if (env.GITHUB_CLIENT_ID && env.GITHUB_CLIENT_SECRET) {
    providers.push(github({ clientId: env.GITHUB_CLIENT_ID, clientSecret: env.GITHUB_CLIENT_SECRET }));
  }
  if (env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET) {
    providers.push(
      openIdConnect({
        id: 'google',
        name: 'Google',
        issuer: 'https://accounts.google.com',
        clientId: env.GOOGLE_CLIENT_ID,
        clientSecret: env.GOOGLE_CLIENT_SECRET,
      }),
    );
  }
  return providers;
}
