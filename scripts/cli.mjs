// npm run cli -- …: builds the command-line client where it is not up to date, then becomes it.
// What the preparation has to say goes to stderr, so that stdout holds the command's answer alone.
import './prepare/checkNode.mjs';

const { stopWithSignals } = await import('./prepare/command.mjs');
const { explain } = await import('./prepare/step.mjs');
const { prepare } = await import('./prepare/index.mjs');
const { inProject } = await import('./prepare/project.mjs');

const release = stopWithSignals();
try {
  await prepare(['databaseClient', 'server'], { out: process.stderr });
} catch (error) {
  explain(error);
  process.exit(1);
}
release();

process.argv[1] = inProject('dist', 'cli.mjs');
await import('../dist/cli.mjs');
