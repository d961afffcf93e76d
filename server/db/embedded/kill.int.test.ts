import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { MIGRATIONS_DIR } from '@/server/testing/database';
import { migratedDataDir } from '@/server/testing/embeddedDatabase';
import { bundleForNode, embeddedEntry } from '@/server/testing/embeddedEntry';
import { readMigrations } from '../migrate';

const dataDir = await migratedDataDir(readMigrations(MIGRATIONS_DIR));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

type Found = { pid: number; found: number; last: number; bad: number };

/** Lets the committer work until it has had `count` acknowledgements, then kills it, or its database first. */
async function commitAndKill(
  count: number,
  killDatabaseToo: boolean,
): Promise<Found & { acknowledged: number }> {
  const script = await bundleForNode('server/db/testing/committer.ts');
  const child = spawn(process.execPath, [script, dataDir, await embeddedEntry()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let before: Found | undefined;
  let acknowledged = 0;
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (before) acknowledged = Number(line);
    else before = JSON.parse(line) as Found;
    if (++seen !== count) continue;
    if (killDatabaseToo) process.kill(before.pid, 'SIGKILL');
    child.kill('SIGKILL');
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  if (!before) throw new Error('the committer has not begun');
  return { ...before, acknowledged };
}

it('keeps every acknowledged row when it is killed ten times while it commits', {
  timeout: 300_000,
}, async () => {
  let acknowledged = 0;
  for (let round = 0; round <= 10; round++) {
    const run = await commitAndKill(round === 10 ? 2 : 20 + 37 * round, round % 2 === 1);
    // The one that was under way at the kill may be there without having been acknowledged.
    expect(run.last - acknowledged).toBeGreaterThanOrEqual(0);
    expect(run.last - acknowledged).toBeLessThanOrEqual(1);
    expect(run).toMatchObject({ found: run.last, bad: 0 });
    acknowledged = run.acknowledged;
  }
  expect(acknowledged).toBeGreaterThan(1000);
});
