import { spawn } from 'node:child_process';
import path from 'node:path';
import { BENCH } from './paths.mjs';

const LOAD_CORE = '1';

/** Starts the process that plays all clients, on the core that the servers leave free. */
export function startGenerator() {
  const child = spawn('taskset', ['-c', LOAD_CORE, process.execPath, path.join(BENCH, 'load', 'main.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    /** Has it do something to a server, and resolves with what it found. */
    run(task, target, options) {
      return new Promise((resolve, reject) => {
        const settle = ({ result, error }) => {
          child.off('exit', fail);
          if (error) reject(new Error(error));
          else resolve(result);
        };
        const fail = () => reject(new Error('The process that makes the load has ended.'));
        child.once('message', settle);
        child.once('exit', fail);
        child.send({ task, target, options });
      });
    },
    stop() {
      child.disconnect();
    },
  };
}
