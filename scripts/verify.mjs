// npm run verify: lint, types, structure and unit tests; no database, under a minute.
import './prepare/checkNode.mjs';

const { stopWithSignals } = await import('./prepare/command.mjs');
const { explain } = await import('./prepare/step.mjs');
const { prepare } = await import('./prepare/index.mjs');

stopWithSignals();
try {
  await prepare(['databaseClient']);
} catch (error) {
  explain(error);
  process.exit(1);
}

const { CHECKS, SUITES } = await import('./testing/suites.mjs');
const { closingLine, isGood, sum } = await import('./testing/counts.mjs');
const { report, table, timed } = await import('./testing/table.mjs');

const checks = await Promise.all(Object.entries(CHECKS).map(([name, run]) => timed(name, run)));
const unit = await timed('unit tests', () => SUITES.unit({ live: false }));
const parts = [...checks, unit];

for (const part of parts) report(part);
console.log(`\n${table(parts)}\n`);
const total = sum(parts.map(({ result }) => result));
console.log(closingLine(total));
process.exit(isGood(total) ? 0 : 1);
