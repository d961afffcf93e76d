import { parentPort } from 'node:worker_threads';
import { compactUpdates } from './compactUpdates';
import type { CompactionAnswer, CompactionRequest } from './workerCompactor';

/** The thread that compacts: one request at a time, in the order they come. */
const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread only.');

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
