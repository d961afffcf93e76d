import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { ProvidedUser } from './providedUser';

/** What an OpenID Connect provider says of a person. */
export type Claims = {
  sub: string;
  name?: string;
  preferred_username?: string;
  email?: string;
  email_verified?: boolean | 'true' | 'false';
};

export type OpenIdConnectOptions = {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
};

/** A provider of OpenID Connect, found by its issuer; with PKCE, state and nonce. */
export function openIdConnect(options: OpenIdConnectOptions): OAuthConfig<Claims> {
  return {
    ...options,
    type: 'oauth',
    wellKnown: `${options.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    userinfo: {
      async request({ client, tokens }) {
        // next-auth hands over the client library's token set, whose ID token has been checked.
        const claims = (tokens as unknown as { claims(): Claims }).claims();
        if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims;
        // Some providers give the e-mail address only here. The library checks that `sub` is the same.
        const info = await client.userinfo<Claims>(tokens as Parameters<typeof client.userinfo>[0]);
        return { ...claims, ...info, email_verified: info.email_verified };
      },
    },
    profile: userOfClaims,
    httpOptions: { timeout: 10_000 },
  };
}

/** Reads the claims. An address counts as verified only where the provider says so. */
export function userOfClaims(claims: Claims): ProvidedUser {
  return {
    id: claims.sub,
    name: claims.name ?? claims.preferred_username ?? '',
    email: claims.email ?? null,
    emailVerified: claims.email_verified === true || claims.email_verified === 'true',
  };
}
