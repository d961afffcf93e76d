import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './project.mjs';

/** How long a program may take to end after a signal before it is killed, in milliseconds. */
const STOP_DEADLINE = 5_000;

const running = new Set();
let stopping = false;

/**
 * Runs a program to its end, without a shell and unless told otherwise in the project's folder.
 * With `live` its output goes straight to this process's; otherwise it is collected and returned.
 * @returns {Promise<{ ok: boolean, code: number, output: string }>}
 */
export function runCommand(command, args, { cwd = ROOT, env = {}, live = false, input = 'ignore' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: live ? [input, 'inherit', 'inherit'] : [input, 'pipe', 'pipe'],
    });
    running.add(child);
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      running.delete(child);
      // What was cut off has no result: the process is about to end.
      if (stopping) return;
      const code = exitCode ?? 128 + (constants.signals[signal] ?? 0);
      resolve({ ok: code === 0, code, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}

/** Runs one of the project's Node programs: `runNode(PROGRAMS.tsc, ['--noEmit'])`. */
export function runNode(program, args, options) {
  return runCommand(process.execPath, [program, ...args], options);
}

/**
 * Until the returned function is called, SIGINT and SIGTERM end the programs that run and then this process,
 * so that a cancelled command leaves nothing behind.
 */
export function stopWithSignals() {
  const stop = async (signal) => {
    stopping = true;
    const children = [...running];
    const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
    for (const child of children) child.kill(signal);
    const deadline = setTimeout(() => {
      for (const child of children) child.kill('SIGKILL');
    }, STOP_DEADLINE);
    await Promise.all(ended);
    clearTimeout(deadline);
    process.exit(128 + constants.signals[signal]);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}
