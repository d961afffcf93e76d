// npm run dev: the server in development mode, started again whenever its source changes. Pages are
// reloaded by Next itself.
import './prepare/checkNode.mjs';
import { spawn } from 'node:child_process';

const { prepare } = await import('./prepare/index.mjs');
const { explain } = await import('./prepare/step.mjs');
const { endWithParent } = await import('./prepare/parent.mjs');
const { forget } = await import('./prepare/tasks.mjs');
const { inProject, ROOT } = await import('./prepare/project.mjs');

/** How long a server may take to stop before it is ended, in milliseconds. */
const STOP_DEADLINE = 10_000;

let server = null;
let stopping = false;

function startServer() {
  const child = spawn(process.execPath, [inProject('dist', 'main.mjs')], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
    // In a process group of its own: Ctrl+C reaches this process alone, which stops the server once. A second
    // signal would cut its orderly stop short.
    detached: process.platform !== 'win32',
  });
  server = child;
  child.on('exit', (code) => {
    if (server !== child) return;
    server = null;
    if (!stopping) console.log(`The server ended with code ${code}; it starts again when a file changes.`);
  });
}

async function stopServer(signal = 'SIGTERM') {
  const child = server;
  server = null;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE);
  await ended;
  clearTimeout(deadline);
}

endWithParent();

let turn = Promise.resolve();
const restart = () => {
  turn = turn.then(async () => {
    await stopServer();
    if (!stopping) startServer();
  });
};

try {
  await prepare(['databaseClient', 'boardAssets']);
} catch (error) {
  explain(error);
  process.exit(1);
}

const { context, formatMessages } = await import('esbuild');
const { bundleOptions } = await import('./prepare/bundle.mjs');

forget('server');
const watcher = await context({
  ...bundleOptions,
  plugins: [
    {
      name: 'restart',
      setup({ onEnd }) {
        onEnd(async ({ errors }) => {
          if (errors.length === 0) return restart();
          console.error((await formatMessages(errors, { kind: 'error', color: true })).join('\n'));
          console.error('The server keeps running as it was until this is mended.');
        });
      },
    },
  ],
});
await watcher.watch();

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await watcher.dispose();
    await turn;
    await stopServer(signal);
    process.exit(0);
  });
}
