import { Worker } from 'node:worker_threads';
import type { Compacted, Compactor } from '../ports';

export type CompactionRequest = { id: number; updates: Uint8Array[] };
export type CompactionAnswer =
  | { id: number; compacted: Compacted; failure?: never }
  | { id: number; failure: string; compacted?: never };

type Waiting = { resolve(compacted: Compacted): void; reject(error: Error): void };

/** A board of the largest size, as a document, takes some 300 MB. */
const MEMORY_LIMIT = { maxOldGenerationSizeMb: 768 };

/** A compactor in a thread of its own, which is started when it is first needed and again if it breaks. */
export type WorkerCompactor = Compactor & { close(): Promise<void> };

/** @param entry the bundled worker.ts */
export function createWorkerCompactor(entry: string | URL): WorkerCompactor {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(entry, { resourceLimits: MEMORY_LIMIT });
    started.unref();
    started.on('message', ({ id, compacted, failure }: CompactionAnswer) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (compacted) asked?.resolve(compacted);
      else asked?.reject(new Error(failure));
    });
    started.on('error', (error) =>
      giveUp(started, error instanceof Error ? error : new Error(String(error))),
    );
    started.on('exit', () => giveUp(started, new Error('the compacting thread has ended')));
    return started;
  }

  function giveUp(ended: Worker, error: Error): void {
    if (worker !== ended) return;
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  return {
    compact(updates) {
      worker ??= start();
      // `slice` of a Buffer is no copy, and what is handed over to a thread is gone here.
      const copies = updates.map((update) => new Uint8Array(update));
      const request: CompactionRequest = { id: ++lastId, updates: copies };
      const asked = worker;
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        asked.postMessage(
          request,
          copies.map(({ buffer }) => buffer),
        );
      });
    },

    async close() {
      const ended = worker;
      if (!ended) return;
      giveUp(ended, new Error('the server is stopping'));
      await ended.terminate();
    },
  };
}
