// npm start: installs and builds what is not up to date, then becomes the server.
import './prepare/checkNode.mjs';

const { stopWithSignals } = await import('./prepare/command.mjs');
const { explain } = await import('./prepare/step.mjs');
const { prepare } = await import('./prepare/index.mjs');
const { endWithParent } = await import('./prepare/parent.mjs');
const { inProject, ROOT } = await import('./prepare/project.mjs');

process.chdir(ROOT);
endWithParent();
const release = stopWithSignals();
try {
  await prepare();
} catch (error) {
  explain(error);
  console.error('Drawbridge was not started.');
  process.exit(1);
}
release();

// The server runs in this process: one process to signal, and its death is the server's.
if (!process.env.NODE_ENV) process.env.NODE_ENV = 'production';
process.argv[1] = inProject('dist', 'main.mjs');
await import('../dist/main.mjs');
