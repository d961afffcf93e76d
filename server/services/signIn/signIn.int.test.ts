import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import type { MemberViewer } from '@/server/auth/viewer';
import { createTestDatabase } from '@/server/testing/database';
import { disableMember } from '../member/disableMember';
import { inviteMember } from '../memberInvite/inviteMember';
import { hashPassword } from '../password/hashing';
import { accountRuntime, addMember, addWorkspace } from '../workspace/testing';
import { type Identity, signInWithIdentity } from './signInWithIdentity';
import { SIGN_IN_LIMITS, signInWithPassword } from './signInWithPassword';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const PASSWORD = 'tin violet ladder marsh';
const { rt, pass } = accountRuntime(db);
let passwordHash: string;
let owner: MemberViewer;
let member: MemberViewer;
let address: string;

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  const workspaceId = await addWorkspace(db);
  owner = await addMember(db, workspaceId, 'owner');
  member = await addMember(db, workspaceId, 'interviewer', { passwordHash });
  address = newId();
});

const WRONG = {
  code: 'unauthenticated',
  message: 'E-mail or password is not right. Check both and try again.',
};

describe('with a password', () => {
  const signIn = (email: unknown, password: unknown = PASSWORD) =>
    signInWithPassword(rt, address, { email, password });

  it('lets a member in, whatever the case of the address', async () => {
    expect(await signIn(` ${member.email.toUpperCase()} `)).toEqual({
      memberId: member.memberId,
      sessionEpoch: 0,
    });
    expect(
      await db.auditEntry.findFirst({ where: { action: 'member.signIn', actorId: member.memberId } }),
    ).toMatchObject({ data: { method: 'password' } });
  });

  it('says the same of everything that may be wrong', async () => {
    const noPassword = await addMember(db, owner.workspaceId, 'reviewer');
    for (const [email, password] of [
      [member.email, 'not this one'],
      ['nobody@example.com', PASSWORD],
      [noPassword.email, PASSWORD],
      ['not an address', PASSWORD],
      [member.email, undefined],
      [undefined, undefined],
    ]) {
      await expect(signIn(email, password ?? null)).rejects.toMatchObject(WRONG);
    }
  });

  it('takes as long for unknown addresses as for known ones', async () => {
    const time = async (email: string) => {
      const started = performance.now();
      const guess = { email, password: 'not this one' };
      await signInWithPassword(rt, newId(), guess).catch(() => {});
      return performance.now() - started;
    };
    const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
    await time('warm@example.com');
    const unknown: number[] = [];
    const known: number[] = [];
    // Taken in turn, so that both see the same load of the machine.
    for (let i = 0; i < 9; i++) {
      unknown.push(await time(`${newId()}@example.com`));
      known.push(await time(member.email));
    }
    // Without the decoy it is under a fifth.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
  });

  it('tells a disabled member so, if they know the password', async () => {
    await disableMember(rt, owner, { memberId: member.memberId });
    await expect(signIn(member.email)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(signIn(member.email, 'not this one')).rejects.toMatchObject(WRONG);
  });

  it('stops guessing at one account, also from many addresses', async () => {
    for (let i = 0; i < SIGN_IN_LIMITS.email; i++) {
      const guess = { email: member.email, password: 'not this one' };
      await expect(signInWithPassword(rt, newId(), guess)).rejects.toMatchObject(WRONG);
    }
    await expect(signIn(member.email)).rejects.toMatchObject({
      code: 'too_many',
      message: 'Too many sign-ins that failed. Try again in 15 minutes.',
    });
    pass(SIGN_IN_LIMITS.windowMs);
    await expect(signIn(member.email)).resolves.toBeDefined();
  });

  it('stops guessing from one address, also at many accounts', async () => {
    for (let i = 0; i < SIGN_IN_LIMITS.address; i++) {
      await expect(signIn(`${newId()}@example.com`)).rejects.toMatchObject(WRONG);
    }
    await expect(signIn(member.email)).rejects.toMatchObject({ code: 'too_many' });
    address = newId();
    await expect(signIn(member.email)).resolves.toBeDefined();
  });
});

describe('with an identity provider', () => {
  const identity = (more: Partial<Identity> = {}): Identity => ({
    provider: 'oidc',
    subject: newId(),
    name: 'Robin',
    email: member.email,
    emailVerified: true,
    ...more,
  });

  it('links a member by verified address, and knows them by subject from then on', async () => {
    const first = identity();
    expect((await signInWithIdentity(rt, first)).memberId).toBe(member.memberId);
    const later = { ...first, email: 'renamed@example.com', emailVerified: false };
    expect((await signInWithIdentity(rt, later)).memberId).toBe(member.memberId);
    expect(await db.memberIdentity.count({ where: { memberId: member.memberId } })).toBe(1);
  });

  it('does not link by an address that is not verified, or without one', async () => {
    for (const more of [{ emailVerified: false }, { email: null }]) {
      await expect(signInWithIdentity(rt, identity(more))).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await db.memberIdentity.count({ where: { memberId: member.memberId } })).toBe(0);
  });

  it('has no sign-up', async () => {
    const before = await db.member.count();
    await expect(signInWithIdentity(rt, identity({ email: `${newId()}@example.com` }))).rejects.toMatchObject(
      { code: 'forbidden', message: expect.stringContaining('invite') },
    );
    expect(await db.member.count()).toBe(before);
  });

  it('accepts an invite for the verified address', async () => {
    const email = `${newId().toLowerCase()}@example.com`;
    await inviteMember(rt, owner, { role: 'reviewer', email });
    const { memberId } = await signInWithIdentity(rt, identity({ email: email.toUpperCase() }));
    expect(await db.member.findUniqueOrThrow({ where: { id: memberId } })).toMatchObject({
      email,
      role: 'reviewer',
      passwordHash: null,
    });
    expect(await db.memberInvite.findFirstOrThrow({ where: { email } })).toMatchObject({
      redeemedById: memberId,
    });
  });

  it('does not accept an invite by an address that is not verified', async () => {
    const email = `${newId().toLowerCase()}@example.com`;
    await inviteMember(rt, owner, { role: 'reviewer', email });
    await expect(signInWithIdentity(rt, identity({ email, emailVerified: false }))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('refuses disabled members', async () => {
    await disableMember(rt, owner, { memberId: member.memberId });
    await expect(signInWithIdentity(rt, identity())).rejects.toMatchObject({ code: 'forbidden' });
  });
});
