import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/server/env';
import { signInMethods } from '@/server/services/signIn/methods';
import { userOfGitHub } from './github';
import { identityProviders } from './identityProviders';
import { userOfClaims } from './openIdConnect';

describe('the providers', () => {
  it('are none where no variable is set', () => {
    expect(identityProviders({ env: parseEnv({}) })).toEqual([]);
    expect(signInMethods({ env: parseEnv({}) })).toEqual([]);
  });

  it('are those that are shown on the sign-in page', () => {
    const env = parseEnv({
      OIDC_ISSUER: 'https://id.example.com/realms/main/',
      OIDC_CLIENT_ID: 'a',
      OIDC_CLIENT_SECRET: 'b',
      OIDC_NAME: 'Example ID',
      GITHUB_CLIENT_ID: 'a',
      GITHUB_CLIENT_SECRET: 'b',
      GOOGLE_CLIENT_ID: 'a',
      GOOGLE_CLIENT_SECRET: 'b',
    });
    const providers = identityProviders({ env });
    expect(providers.map(({ id, name }) => ({ id, name }))).toEqual(signInMethods({ env }));
    expect(providers[0]).toMatchObject({
      wellKnown: 'https://id.example.com/realms/main/.well-known/openid-configuration',
    });
  });
});

describe('what a provider says', () => {
  it('counts an address as verified only where it says so', () => {
    const claims = { sub: '1', email: 'a@example.com' };
    expect(userOfClaims(claims).emailVerified).toBe(false);
    expect(userOfClaims({ ...claims, email_verified: false }).emailVerified).toBe(false);
    expect(userOfClaims({ ...claims, email_verified: 'false' }).emailVerified).toBe(false);
    expect(userOfClaims({ ...claims, email_verified: true }).emailVerified).toBe(true);
    expect(userOfClaims({ ...claims, email_verified: 'true' }).emailVerified).toBe(true);
  });

  it("takes GitHub's primary address and no other", () => {
    const profile = { id: 7, login: 'robin' };
    const second = { email: 'b@example.com', primary: false, verified: true };
    expect(userOfGitHub({ ...profile, emails: [second] })).toEqual({
      id: '7',
      name: 'robin',
      email: null,
      emailVerified: false,
    });
    const primary = { email: 'a@example.com', primary: true, verified: true };
    expect(userOfGitHub({ ...profile, name: 'Robin', emails: [second, primary] })).toEqual({
      id: '7',
      name: 'Robin',
      email: 'a@example.com',
      emailVerified: true,
    });
  });
});
