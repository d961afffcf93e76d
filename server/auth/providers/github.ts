import type { OAuthConfig } from 'next-auth/providers/oauth';
import type { ProvidedUser } from './providedUser';

type Email = { email: string; primary: boolean; verified: boolean };

/** What GitHub says of a person, with the addresses of their account. */
export type GitHubProfile = { id: number; login: string; name?: string; emails: Email[] };

/** GitHub. The address is the primary one of the account, as the public one is not always checked. */
export function github(options: { clientId: string; clientSecret: string }): OAuthConfig<GitHubProfile> {
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    issuer: 'https://github.com/login/oauth',
    authorization: {
      url: 'https://github.com/login/oauth/authorize',
      params: { scope: 'read:user user:email' },
    },
    token: 'https://github.com/login/oauth/access_token',
    userinfo: {
      url: 'https://api.github.com/user',
      async request({ client, tokens }) {
        const accessToken = tokens.access_token ?? '';
        const { name, ...profile } = await client.userinfo<GitHubProfile>(accessToken);
        const response = await fetch('https://api.github.com/user/emails', {
          headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
          signal: AbortSignal.timeout(10_000),
        });
        const emails = response.ok ? ((await response.json()) as Email[]) : [];
        // GitHub sends null for a name that is not set.
        return { ...profile, name: name ?? profile.login, emails };
      },
    },
    profile: userOfGitHub,
    checks: ['pkce', 'state'],
    httpOptions: { timeout: 10_000 },
    ...options,
  };
}

/** Reads GitHub's profile. */
export function userOfGitHub(profile: GitHubProfile): ProvidedUser {
  const primary = profile.emails.find((entry) => entry.primary);
  return {
    id: String(profile.id),
    name: profile.name ?? profile.login,
    email: primary?.email ?? null,
    emailVerified: primary?.verified ?? false,
  };
}
