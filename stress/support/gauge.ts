import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { SyncLog, SyncMetrics } from '@/server/sync/ports';
import type { SyncStats } from '@/server/sync/registry';
import type { NodeFigures } from './nodeMessages';
import { OwnTime } from './ownTime';

/** How often the event loop is looked at, in milliseconds; this much of every reading is no delay. */
const RESOLUTION_MS = 5;

const COLLECTIONS = 3;

/** Measures a node from inside: memory, event loop, refusals and errors. */
export class Gauge {
  readonly #loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #own = new OwnTime();
  readonly #refused: Record<string, number> = {};
  readonly #counted: Record<string, number> = {};
  readonly #errors: string[] = [];
  #longestOwn = 0;

  constructor() {
    this.#loop.enable();
    setInterval(() => {
      this.#longestOwn = Math.max(this.#longestOwn, this.#own.elapsed());
      this.#own.restart();
    }, RESOLUTION_MS);
  }

  readonly metrics: SyncMetrics = {
    count: (what) => void add(this.#counted, what),
    refuse: (name) => void add(this.#refused, name),
    time() {},
  };

  readonly log: SyncLog = {
    debug() {},
    info() {},
    warn() {},
    error: (data, message) => {
      const cause = (data as { err?: unknown }).err;
      this.#errors.push(cause instanceof Error ? `${message}: ${cause.stack}` : message);
    },
  };

  /** The figures of this moment; the event loop's begin anew. */
  read({ rooms, sockets }: SyncStats, collect: boolean): NodeFigures {
    const loopMax = Math.max(0, this.#loop.max / 1e6 - RESOLUTION_MS);
    const loopP99 = Math.max(0, this.#loop.percentile(99) / 1e6 - RESOLUTION_MS);
    const loopOwn = Math.max(0, this.#longestOwn - RESOLUTION_MS);
    // Buffers are let go of by finalizers, which a collection only makes ready to run.
    if (collect) for (let i = 0; i < COLLECTIONS; i++) global.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    // Collecting everything held the loop up; that was not the node's own doing.
    setImmediate(() => {
      this.#loop.reset();
      this.#own.restart();
      this.#longestOwn = 0;
    });
    return {
      ...{ rss, heap: heapUsed, external, loopMax, loopP99, loopOwn, rooms, sockets },
      refused: this.#refused,
      counted: this.#counted,
      errors: this.#errors.length,
      firstErrors: this.#errors.slice(0, 3),
    };
  }
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
