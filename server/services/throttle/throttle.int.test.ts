import { afterAll, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { createTestDatabase } from '@/server/testing/database';
import { accountRuntime } from '../workspace/testing';
import { countAttempt, type Limit } from './throttle';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const limit = (more: Partial<Limit> = {}): Limit => ({
  key: newId(),
  max: 3,
  windowMs: 600_000,
  forgives: true,
  ...more,
});

it('refuses after the failures that are allowed, and says how long to wait', async () => {
  const { rt, pass } = accountRuntime(db);
  const limits = [limit()];
  await countAttempt(rt, 'attempts', limits);
  pass(60_000);
  await countAttempt(rt, 'attempts', limits);
  await countAttempt(rt, 'attempts', limits);
  await expect(countAttempt(rt, 'attempts', limits)).rejects.toMatchObject({
    code: 'too_many',
    message: 'Too many attempts. Try again in 9 minutes.',
  });
  // What was refused does not make the wait longer.
  pass(540_000 - 1);
  await expect(countAttempt(rt, 'attempts', limits)).rejects.toThrow('in 1 minute.');
  pass(1);
  await expect(countAttempt(rt, 'attempts', limits)).resolves.toBeDefined();
});

it('forgets failures after a success where it is to', async () => {
  const { rt } = accountRuntime(db);
  const forgiving = limit();
  const strict = limit({ forgives: false, max: 4 });
  const attempt = () => countAttempt(rt, 'attempts', [forgiving, strict]);
  await attempt();
  await attempt();
  await (await attempt()).succeeded();
  await attempt();
  await attempt();
  await expect(attempt()).rejects.toMatchObject({ code: 'too_many' });
  const other = () => countAttempt(rt, 'attempts', [forgiving]);
  await other();
  await expect(other()).rejects.toMatchObject({ code: 'too_many' });
});

it('lets no more through when many come at once', async () => {
  const { rt } = accountRuntime(db);
  const limits = [limit()];
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => countAttempt(rt, 'attempts', limits)),
  );
  expect(results.filter((result) => result.status === 'fulfilled').length).toBeLessThanOrEqual(3);
});

it('keeps hashes only', async () => {
  const { rt } = accountRuntime(db);
  await countAttempt(rt, 'attempts', [limit({ key: 'sign-in:email:robin@example.com' })]);
  const keys = await db.signInAttempt.findMany({ select: { key: true } });
  expect(keys.every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
});
