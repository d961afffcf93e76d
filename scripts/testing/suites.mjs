// The parts of `npm test` and `npm run verify`. Each returns what it counted; a check counts as one test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkStructure } from '../checks/structure.mjs';
import { runNode } from '../prepare/command.mjs';
import { inProject, PROGRAMS } from '../prepare/project.mjs';
import { judge, readCounts } from './counts.mjs';

const checked = (ok, output, warnings = []) => ({
  passed: ok ? 1 : 0,
  failed: ok ? 0 : 1,
  skips: [],
  output: ok ? '' : output,
  warnings,
});

async function lint() {
  const { ok, output } = await runNode(PROGRAMS.biome, ['check', '--colors=off', '--error-on-warnings']);
  return checked(ok, output);
}

async function types() {
  // Style sheets and routes are declared by Next. What a development server declared may be out of date.
  rmSync(inProject('.next', 'dev', 'types'), { recursive: true, force: true });
  const generated = await runNode(PROGRAMS.next, ['typegen'], { env: { NEXT_TELEMETRY_DISABLED: '1' } });
  if (!generated.ok) return checked(false, generated.output);
  const { ok, output } = await runNode(PROGRAMS.tsc, ['--noEmit']);
  return checked(ok, output);
}

async function structure() {
  const { errors, warnings } = await checkStructure();
  return checked(errors.length === 0, errors.join('\n'), warnings);
}

/** Runs a test runner whose reporter writes counts, and judges the result. */
async function counted(program, args, { live, env = {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-counts-'));
  const file = join(folder, 'counts.json');
  try {
    const { code, output } = await runNode(program, args, { live, env: { ...env, COUNTS_FILE: file } });
    const result = judge(readCounts(file), code);
    return { ...result, output: result.failed > 0 ? output : '', warnings: [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const vitest = (project, { live, filters = [] }) =>
  counted(
    PROGRAMS.vitest,
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=./scripts/testing/vitestCounts.mjs',
      ...filters,
    ],
    { live },
  );

/** Short checks of the source as it stands. They can run side by side. */
export const CHECKS = { lint, types, structure };

/** Test suites, to be run one after the other. `browser` is the path of the browser. */
export const SUITES = {
  unit: (options) => vitest('unit', options),
  integration: (options) => vitest('integration', options),
  e2e: ({ live, filters = [], browser }) =>
    counted(
      PROGRAMS.playwright,
      ['test', '--reporter=list,./scripts/testing/playwrightCounts.mjs', ...filters],
      { live, env: { CHROMIUM_PATH: browser } },
    ),
};
