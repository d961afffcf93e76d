import { existsSync, readFileSync } from 'node:fs';

/**
 * What a test runner counted, judged together with how it ended: a runner that ended badly without naming a
 * failure, that wrote no counts, or that ran no test has failed.
 * @returns {{ passed: number, failed: number, skips: { name: string, reason?: string }[], problem?: string }}
 */
export function judge(counts, code) {
  if (!counts)
    return {
      passed: 0,
      failed: 1,
      skips: [],
      problem: `ended with code ${code} before it counted its tests`,
    };
  if (counts.failed === 0 && code !== 0) return { ...counts, failed: 1, problem: `ended with code ${code}` };
  if (counts.failed === 0 && counts.passed === 0) return { ...counts, failed: 1, problem: 'ran no test' };
  return counts;
}

/** The counts a reporter wrote, or undefined where it did not get so far. */
export function readCounts(path) {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** All counts together. */
export function sum(list) {
  return list.reduce(
    (total, { passed, failed, skips }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skips.length,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that `npm test` ends with. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Whether the whole run is good: something ran, and nothing failed. */
export const isGood = ({ passed, failed }) => failed === 0 && passed > 0;
