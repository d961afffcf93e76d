import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the sync server can say of itself at any moment. */
export type SyncStats = { rooms: number; sockets: number; unsavedBytes: number };

/** The figures on /metrics: the process's own, HTTP and the boards'. No figure names a person or a room. */
export function createMetrics(readSync: () => SyncStats) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'drawbridge_' });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('drawbridge_sync_rooms', 'Boards in memory', () => readSync().rooms);
  gauge('drawbridge_sync_sockets', 'Connected sockets', () => readSync().sockets);
  gauge('drawbridge_sync_unsaved_bytes', 'Bytes of edits not yet committed', () => readSync().unsavedBytes);
  const requests = new Counter({
    name: 'drawbridge_http_requests_total',
    help: 'HTTP requests by method and status class',
    labelNames: ['method', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'drawbridge_http_request_seconds',
    help: 'Time to the end of the answer; event streams are left out',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return { registry, requests, duration };
}

export type Metrics = ReturnType<typeof createMetrics>;
