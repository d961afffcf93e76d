// npm run test:fuzz: the random test of the sync engine, as long as RUNS= (1,000) and OPS= (200) say.
// SEED= repeats one run.
import './prepare/checkNode.mjs';

const { runNode, stopWithSignals } = await import('./prepare/command.mjs');
const { install } = await import('./prepare/install.mjs');
const { PROGRAMS } = await import('./prepare/project.mjs');
const { runTasks } = await import('./prepare/tasks.mjs');

stopWithSignals();
await install();
await runTasks(['databaseClient']);
const env = { RUNS: process.env.RUNS ?? '1000', OPS: process.env.OPS ?? '200' };
const args = ['run', '--project', 'unit', 'server/sync/convergence'];
const { code } = await runNode(PROGRAMS.vitest, args, { env, live: true });
process.exitCode = code;
