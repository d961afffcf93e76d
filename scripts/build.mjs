// npm run build: installs and builds what is not up to date. With --force everything is built again.
import './prepare/checkNode.mjs';

const { stopWithSignals } = await import('./prepare/command.mjs');
const { explain } = await import('./prepare/step.mjs');
const { prepare } = await import('./prepare/index.mjs');
const { forget, TASKS } = await import('./prepare/tasks.mjs');

stopWithSignals();
if (process.argv.includes('--force')) for (const key of Object.keys(TASKS)) forget(key);
try {
  await prepare();
  console.log('Everything is built.');
} catch (error) {
  explain(error);
  process.exit(1);
}
