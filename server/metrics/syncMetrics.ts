import { Counter, Histogram, type Registry } from 'prom-client';

/** What the sync server counts, and how it is called on /metrics. */
const COUNTERS = {
  edit: ['drawbridge_sync_edits_total', 'Edits accepted from sockets'],
  appendFailure: ['drawbridge_sync_append_failures_total', 'Writes to the boards\u2019 log that failed'],
  logConflict: ['drawbridge_sync_log_conflicts_total', 'Writes that found the log longer than expected'],
  resync: ['drawbridge_sync_resyncs_total', 'Slow readers that were sent the whole board again'],
  cutOff: ['drawbridge_sync_cut_off_total', 'Readers that were cut off because they did not read'],
  damagedCheckpoint: ['drawbridge_sync_damaged_checkpoints_total', 'Checkpoints that were set aside'],
} as const;

/** What the sync server times, in seconds, and in which steps. */
const TIMES = {
  acknowledge: [
    'drawbridge_sync_acknowledge_seconds',
    'From an edit\u2019s arrival until it is durable, for the longest of each room and write',
    [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 5, 30],
  ],
  append: [
    'drawbridge_sync_append_seconds',
    'One write to the boards\u2019 log',
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15],
  ],
  load: ['drawbridge_sync_load_seconds', 'Loading a board', [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]],
  compact: [
    'drawbridge_sync_compact_seconds',
    'Compacting a board',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  ],
} as const;

/** The sync server's figures on /metrics. `refuse` counts closed sockets by the name of the close code. */
export function createSyncMetrics(registry: Registry) {
  const registers = [registry];
  // Counted here and handed over when somebody looks: there is one for every edit.
  const counts = mapValues(COUNTERS, () => 0);
  for (const [what, [name, help]] of Object.entries(COUNTERS)) {
    let seen = 0;
    new Counter({
      name,
      help,
      registers,
      collect() {
        const now = counts[what as keyof typeof COUNTERS];
        this.inc(now - seen);
        seen = now;
      },
    });
  }
  const times = mapValues(
    TIMES,
    ([name, help, buckets]) => new Histogram({ name, help, buckets: [...buckets], registers }),
  );
  const refusals = new Counter({
    name: 'drawbridge_sync_refusals_total',
    help: 'Sockets that were closed or not let in, by the rule (the name of the close code)',
    labelNames: ['rule'],
    registers,
  });
  return {
    count: (what: keyof typeof COUNTERS) => {
      counts[what]++;
    },
    refuse: (rule: string) => refusals.inc({ rule }),
    time: (what: keyof typeof TIMES, ms: number) => times[what].observe(ms / 1000),
  };
}

function mapValues<K extends string, A, B>(record: Record<K, A>, map: (value: A) => B): Record<K, B> {
  const entries = Object.entries<A>(record).map(([key, value]) => [key, map(value)]);
  return Object.fromEntries(entries) as Record<K, B>;
}
