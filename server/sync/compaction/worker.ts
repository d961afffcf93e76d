import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { compactUpdates } from './compactUpdates';
import type { CompactionAnswer, CompactionRequest } from './workerCompactor';

/** The thread that compacts: one request at a time, in the order they come, when nothing else needs the core. */
const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread only.');

// Linux counts priorities by thread; elsewhere this would slow down the whole process.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);

port.on('message', ({ id, updates }: CompactionRequest) => {
  port.postMessage(answer(id, updates));
});

function answer(id: number, updates: readonly Uint8Array[]): CompactionAnswer {
  try {
    return { id, compacted: compactUpdates(updates) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
