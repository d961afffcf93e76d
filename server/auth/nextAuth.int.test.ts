import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { Env } from '@/server/env';
import { disableMember } from '@/server/services/member/disableMember';
import { enableMember } from '@/server/services/member/enableMember';
import { setMemberRole } from '@/server/services/member/setMemberRole';
import { hashPassword } from '@/server/services/password/hashing';
import { signOutEverywhere } from '@/server/services/profile/signOutEverywhere';
import { accountRuntime, addMember, addWorkspace } from '@/server/services/workspace/testing';
import { createTestDatabase } from '@/server/testing/database';
import { setAuthAddress } from './authAddress';
import { authOptions } from './nextAuth';
import { viewerFromHeaders } from './session';
import { authSecret } from './sessionToken';
import { createBrowser, startIssuer } from './testing';
import type { MemberViewer } from './viewer';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const PASSWORD = 'tin violet ladder marsh';
let passwordHash: string;
let owner: MemberViewer;
let member: MemberViewer;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
  setAuthAddress({});
});
beforeEach(async () => {
  const workspaceId = await addWorkspace(db);
  owner = await addMember(db, workspaceId, 'owner');
  member = await addMember(db, workspaceId, 'interviewer', { name: 'Robin', passwordHash });
});

function visit(env: Partial<Env> = {}) {
  const { rt } = accountRuntime(db, env);
  const address = newId();
  const browser = createBrowser(() => authOptions(rt, address));
  const whoAmI = async () =>
    (await viewerFromHeaders(rt, { cookie: browser.cookieHeader() }, address)).member;
  return { rt, ...browser, whoAmI };
}

describe('a session', () => {
  it('begins with the right password and is read from the cookie', async () => {
    const { signIn, whoAmI, setCookies } = visit();
    expect(await whoAmI()).toBeNull();
    expect(await signIn(member.email, PASSWORD)).toBeNull();
    expect(await whoAmI()).toEqual(member);
    const cookie = setCookies.find((value) => value.startsWith('next-auth.session-token=')) ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; Secure/);
  });

  it('is Secure where people come by HTTPS', async () => {
    const { signIn, whoAmI, setCookies } = visit({ BASE_URL: 'https://hire.example.com' });
    await signIn(member.email, PASSWORD);
    expect(await whoAmI()).toEqual(member);
    expect(setCookies.some((value) => value.startsWith('__Secure-next-auth.session-token='))).toBe(true);
    expect(setCookies.every((value) => value.includes('; Secure'))).toBe(true);
  });

  it('is refused in the words that the page shows', async () => {
    const { signIn, whoAmI } = visit();
    expect(await signIn(member.email, 'not this one')).toBe('CredentialsSignin');
    expect(await signIn('nobody@example.com', PASSWORD)).toBe('CredentialsSignin');
    for (let i = 0; i < 9; i++) await signIn(member.email, 'not this one');
    expect(await signIn(member.email, PASSWORD)).toMatch(/^Too many sign-ins that failed\. Try again in \d/);
    expect(await whoAmI()).toBeNull();
  });

  it('neither begins nor ends at the request of another site', async () => {
    const { signIn, send, whoAmI } = visit();
    const { email } = member;
    await send('POST', 'callback/credentials', {}, { email, password: PASSWORD, json: 'true' });
    expect(await whoAmI()).toBeNull();
    await signIn(email, PASSWORD);
    await send('POST', 'signout', {}, { json: 'true' });
    expect(await whoAmI()).toEqual(member);
  });

  it('follows the member: role, disabling, sign-out everywhere', async () => {
    const { rt, signIn, whoAmI } = visit();
    await signIn(member.email, PASSWORD);
    await setMemberRole(rt, owner, { memberId: member.memberId, role: 'reviewer' });
    expect((await whoAmI())?.role).toBe('reviewer');
    await disableMember(rt, owner, { memberId: member.memberId });
    expect(await whoAmI()).toBeNull();
    await enableMember(rt, owner, { memberId: member.memberId });
    expect(await whoAmI()).toBeNull();
    await signIn(member.email, PASSWORD);
    expect(await whoAmI()).not.toBeNull();
    await signOutEverywhere(rt, member);
    expect(await whoAmI()).toBeNull();
  });

  it('loses its cookie when it is asked for after it has ended', async () => {
    const { rt, signIn, get, jar } = visit();
    await signIn(member.email, PASSWORD);
    expect((await get('session')).body).toHaveProperty('expires');
    await signOutEverywhere(rt, member);
    expect((await get('session')).body).toEqual({});
    expect(jar.has('next-auth.session-token')).toBe(false);
  });

  it('tells the browser nothing but when it ends', async () => {
    const { signIn, get } = visit();
    await signIn(member.email, PASSWORD);
    expect(Object.keys((await get('session')).body)).toEqual(['expires']);
  });

  it('ends with a sign-out', async () => {
    const { signIn, post, whoAmI } = visit();
    await signIn(member.email, PASSWORD);
    await post('signout', {});
    expect(await whoAmI()).toBeNull();
  });

  it('cannot be forged, and ends by itself', async () => {
    const { rt } = visit();
    const claims = { memberId: member.memberId, sessionEpoch: 0 };
    const read = async (token: string) =>
      (await viewerFromHeaders(rt, { cookie: `next-auth.session-token=${token}` }, 'a')).member;
    const secret = authSecret(rt);
    expect(await read(await encode({ token: claims, secret }))).toEqual(member);
    expect(await read(await encode({ token: claims, secret, maxAge: -60 }))).toBeNull();
    expect(await read(await encode({ token: claims, secret: `${secret}!` }))).toBeNull();
    expect(await read(await encode({ token: { ...claims, sessionEpoch: 1 }, secret }))).toBeNull();
    expect(await read(await encode({ token: { sub: member.memberId }, secret }))).toBeNull();
    expect(await read('nonsense')).toBeNull();
  });

  it('is read from pieces, and beside the passes of rooms', async () => {
    const { rt } = visit();
    const token = await encode({
      token: { memberId: member.memberId, sessionEpoch: 0 },
      secret: authSecret(rt),
    });
    const name = '__Secure-next-auth.session-token';
    const cookie = `${name}.1=${token.slice(50)}; ${name}.0=${token.slice(0, 50)}; drawbridge.pass.R=secret`;
    const viewer = await viewerFromHeaders(rt, { cookie }, '10.0.0.1');
    expect(viewer.member).toEqual(member);
    expect([...viewer.passTokens]).toEqual([['R', 'secret']]);
    expect(viewer.address).toBe('10.0.0.1');
  });
});

describe('an identity provider', () => {
  let person: Record<string, unknown> = {};
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  beforeAll(async () => {
    issuer = await startIssuer(() => person);
  });
  afterAll(() => issuer.close());

  async function signInThere(more: Record<string, unknown>) {
    const visitor = visit({
      OIDC_ISSUER: issuer.issuer,
      OIDC_CLIENT_ID: 'drawbridge',
      OIDC_CLIENT_SECRET: 'shared',
    });
    person = { sub: newId(), name: 'Robin', email: member.email, email_verified: true, ...more };
    const { body } = await visitor.post('signin/oidc', { callbackUrl: '/interviews/new' });
    const answer = await visitor.get('callback/oidc', issuer.agree(String(body.url)));
    return { ...visitor, location: answer.location };
  }

  it('lets a member in by verified address and leads them on', async () => {
    const { location, whoAmI } = await signInThere({});
    expect(location).toBe('http://drawbridge.test/interviews/new');
    expect(await whoAmI()).toEqual(member);
  });

  it('refuses everyone else with a sentence on the sign-in page', async () => {
    for (const more of [{ email: 'nobody@example.com' }, { email_verified: false }]) {
      const { location, whoAmI } = await signInThere(more);
      expect(location).toBe('/signin?error=AccessDenied');
      expect(await whoAmI()).toBeNull();
    }
  });

  it('is believed only for the request that we sent', async () => {
    const { location, whoAmI } = await signInThere({ nonce: 'another' });
    expect(location).toContain('error=OAuthCallback');
    expect(await whoAmI()).toBeNull();
  });

  it('leads to no other site', async () => {
    const visitor = visit({
      OIDC_ISSUER: issuer.issuer,
      OIDC_CLIENT_ID: 'drawbridge',
      OIDC_CLIENT_SECRET: 'shared',
    });
    person = { sub: newId(), email: member.email, email_verified: true };
    const { body } = await visitor.post('signin/oidc', { callbackUrl: 'https://evil.example.com/' });
    const answer = await visitor.get('callback/oidc', issuer.agree(String(body.url)));
    expect(answer.location).toBe('http://drawbridge.test');
  });
});
