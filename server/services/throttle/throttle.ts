import { createHash } from 'node:crypto';
import { newId } from '@/lib/ids';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';

/** How many failures one subject may have within a time. */
export type Limit = {
  /** What is counted, for instance `sign-in:email:` with the address; only its hash is stored. */
  key: string;
  max: number;
  windowMs: number;
  /** A success makes earlier failures of this subject forgotten. */
  forgives: boolean;
};

/** An attempt that has been counted as a failure, and stays one unless it is said to have succeeded. */
export type Attempt = { succeeded(): Promise<void> };

/** Attempts older than this are deleted, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Counts an attempt against every limit before it is made, so that many at once cannot slip through.
 * @param what names the attempts in the error, as in "Too many sign-ins".
 * @throws AppError `too_many` with the time to wait; a refused attempt is not counted.
 */
export async function countAttempt(
  rt: Pick<Runtime, 'db' | 'now'>,
  what: string,
  limits: readonly Limit[],
): Promise<Attempt> {
  const at = rt.now();
  const rows = limits.map((limit) => ({ id: newId(), key: hashKey(limit.key), at, success: false }));
  const ids = rows.map((row) => row.id);
  await rt.db.signInAttempt.createMany({ data: rows });
  let waitMs = 0;
  for (const limit of limits) waitMs = Math.max(waitMs, await timeToWait(rt, limit, at));
  if (waitMs > 0) {
    await rt.db.signInAttempt.deleteMany({ where: { id: { in: ids } } });
    throw new AppError('too_many', `Too many ${what}. Try again in ${inMinutes(waitMs)}.`);
  }
  return {
    async succeeded() {
      const forgiven = limits.filter((limit) => limit.forgives).map((limit) => hashKey(limit.key));
      await rt.db.$transaction([
        rt.db.signInAttempt.updateMany({ where: { id: { in: ids } }, data: { success: true } }),
        rt.db.signInAttempt.deleteMany({ where: { key: { in: forgiven }, success: false } }),
        rt.db.signInAttempt.deleteMany({ where: { at: { lt: new Date(at.getTime() - KEPT_MS) } } }),
      ]);
    },
  };
}

/** Milliseconds until the limit lets another attempt through; 0 if it does so now. */
async function timeToWait(rt: Pick<Runtime, 'db'>, limit: Limit, at: Date): Promise<number> {
  // The newest failure is the attempt itself; with `max` more before it, it is one too many.
  const tooMany = await rt.db.signInAttempt.findFirst({
    where: { key: hashKey(limit.key), success: false, at: { gt: new Date(at.getTime() - limit.windowMs) } },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    skip: limit.max,
    select: { at: true },
  });
  return tooMany ? Math.max(1, tooMany.at.getTime() + limit.windowMs - at.getTime()) : 0;
}

function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function inMinutes(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
