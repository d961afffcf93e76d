import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { silentLog } from '@/server/testing/embeddedDatabase';
import { listBackups, nextBackupIn, scheduleBackups } from './backup';

const directory = mkdtempSync(path.join(os.tmpdir(), 'drawbridge-test-'));
afterAll(() => rmSync(directory, { recursive: true }));
const HOUR = 3_600_000;

describe('listBackups', () => {
  it('finds backups, newest first, and nothing else', () => {
    for (const name of [
      'drawbridge-2030-01-01T00-00-00Z.tar.gz',
      'drawbridge-2030-01-02T12-30-59Z.tar.gz',
      'drawbridge-2030-01-03T00-00-00Z.tar.gz.unfinished',
      'mine.tar.gz',
    ]) {
      writeFileSync(path.join(directory, name), '');
    }
    expect(
      listBackups(directory).map(({ file, madeAt }) => [path.basename(file), madeAt.toISOString()]),
    ).toEqual([
      ['drawbridge-2030-01-02T12-30-59Z.tar.gz', '2030-01-02T12:30:59.000Z'],
      ['drawbridge-2030-01-01T00-00-00Z.tar.gz', '2030-01-01T00:00:00.000Z'],
    ]);
    expect(listBackups(path.join(directory, 'nowhere'))).toEqual([]);
  });
});

describe('nextBackupIn', () => {
  const now = new Date('2030-01-01T12:00:00Z');
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR);
  it.each([
    ['there is none', null, 60_000],
    ['the newest is old', hoursAgo(7), 60_000],
    ['the newest is one hour old', hoursAgo(1), 5 * HOUR],
    ['the newest is from the future', hoursAgo(-100), 6 * HOUR],
  ])('when %s', (_, newest, expected) => {
    expect(nextBackupIn(newest, now)).toBe(expected);
  });
});

describe('scheduleBackups', () => {
  it('goes on after a failure, and stops when told', async () => {
    vi.useFakeTimers({ now: new Date('2030-06-01T00:00:00Z') });
    try {
      const backup = vi
        .fn<() => Promise<{ file: string; bytes: number; tookMs: number }>>()
        .mockRejectedValueOnce(new Error('the disk is full'))
        .mockResolvedValue({ file: 'x', bytes: 1, tookMs: 1 });
      const schedule = scheduleBackups({ backupsDir: directory, backup, log: silentLog });
      await vi.advanceTimersByTimeAsync(61_000);
      expect(backup).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(HOUR / 2);
      expect(backup).toHaveBeenCalledTimes(2);
      await vi.advanceTimersByTimeAsync(12 * HOUR);
      expect(backup).toHaveBeenCalledTimes(4);
      await schedule.stop();
      await vi.advanceTimersByTimeAsync(100 * HOUR);
      expect(backup).toHaveBeenCalledTimes(4);
    } finally {
      vi.useRealTimers();
    }
  });
});
