// npm test: everything, on a fresh clone too. `node scripts/test.mjs unit|integration|e2e [filters]` runs one
// suite with what it needs.
import './prepare/checkNode.mjs';

const { stopWithSignals } = await import('./prepare/command.mjs');
const { explain, StepFailed } = await import('./prepare/step.mjs');
const { install } = await import('./prepare/install.mjs');
const { runTasks, TASKS } = await import('./prepare/tasks.mjs');
const { closingLine, isGood, sum } = await import('./testing/counts.mjs');
const { report, table, timed } = await import('./testing/table.mjs');

const [only, ...filters] = process.argv.slice(2);
const wants = (suite) => only === undefined || only === suite;
const parts = [];

stopWithSignals();
await main();

async function main() {
  if (!(await work('packages', install))) return finish();
  const { CHECKS, SUITES } = await import('./testing/suites.mjs');
  const { ensureBrowser } = await import('./testing/browser.mjs');
  if (only !== undefined && !(only in SUITES)) {
    console.error(`There is no suite ${only}; the suites are ${Object.keys(SUITES).join(', ')}.`);
    process.exit(1);
  }

  let browser;
  if (wants('e2e')) {
    await work('browser', async () => {
      browser = await ensureBrowser();
      console.log(`  ✓ The browser is ${browser}`);
    });
  }
  await work('database client', () => runTasks(['databaseClient']));
  if (only === undefined) {
    heading('Lint, types and structure');
    await Promise.all(Object.entries(CHECKS).map(([name, run]) => part(name, run)));
  }
  if (wants('unit')) await suite('unit tests', () => SUITES.unit({ live: true, filters }));

  let isBuilt = false;
  if (wants('integration') || wants('e2e')) {
    heading('Production build');
    isBuilt = await work('build', () =>
      runTasks(wants('e2e') ? Object.keys(TASKS) : ['databaseClient', 'server']),
    );
  }
  if (wants('integration'))
    await suite('integration tests', () => SUITES.integration({ live: true, filters }));
  if (wants('e2e')) {
    await suite('end-to-end tests', async () => {
      if (!isBuilt || !browser)
        throw new StepFailed(`They need ${isBuilt ? 'a browser' : 'a build'}, and there is none.`);
      return SUITES.e2e({ live: true, filters, browser });
    });
  }
  finish();
}

/** Runs one part; what it throws is explained and counts as a failure. */
async function part(name, run) {
  const done = await timed(name, () =>
    run().catch((error) => {
      explain(error, process.stdout);
      return { passed: 0, failed: 1, skips: [] };
    }),
  );
  report(done);
  parts.push(done);
  return done.result.failed === 0;
}

function suite(name, run) {
  heading(name);
  return part(name, run);
}

/** A part that makes something instead of testing: it counts only when it fails. */
function work(name, run) {
  return part(name, async () => {
    await run();
    return { passed: 0, failed: 0, skips: [] };
  });
}

function heading(text) {
  console.log(`\n── ${text[0].toUpperCase()}${text.slice(1)} ${'─'.repeat(60 - text.length)}\n`);
}

function finish() {
  heading('result');
  for (const { name, reason } of parts.flatMap(({ result }) => result.skips)) {
    console.log(`  skipped: ${name}: ${reason ?? 'no reason given'}`);
  }
  const total = sum(parts.map(({ result }) => result));
  console.log(`${table(parts)}\n`);
  console.log(closingLine(total));
  process.exitCode = isGood(total) ? 0 : 1;
}
