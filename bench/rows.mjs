const MB = 2 ** 20;
const SHOWN = ['ours', 'reference', 'hocuspocus', 'tldraw', 'relay'];

const us = (value) => `${short(value)} µs`;
const ms = (value) => (value >= 1000 ? `${short(value / 1000)} s` : `${short(value)} ms`);
const mb = (value) => `${short(value / MB)} MB`;
const times = (value) => `${short(value)} ×`;

/** A number with three digits that count. */
export const short = (value) => String(Number(value.toPrecision(3)));

/** A server's CPU for a delivery: its own and that of the processes it needs. */
const allCpu = ({ own, children, backends }) => own + children + backends;

/** For each server a figure of one measure. */
const each = (figures, measure, pick) =>
  Object.fromEntries(
    SHOWN.flatMap((peer) => (figures[measure]?.[peer] ? [[peer, pick(figures[measure][peer])]] : [])),
  );

/** For each server with storage its CPU, as a multiple of the same server's without. */
function costOfStorage({ steady = {}, durable = {} }) {
  const costs = {};
  for (const [key, figure] of Object.entries(durable)) {
    const [peer, storage] = key.split('+');
    const without = steady[peer];
    if (without) costs[peer] = [...(costs[peer] ?? []), { storage, cost: allCpu(figure) / allCpu(without) }];
  }
  return costs;
}

/** The storage that costs most: a target holds for each of them. */
const dearest = (costs) => Math.max(...costs.map(({ cost }) => cost));

const acks = ({ acks: found = {} }, pick) =>
  Object.entries(found).map(([key, figure]) => ({ storage: key.split('+')[1], ms: pick(figure) }));

const slowest = (list) => (list.length > 0 ? Math.max(...list.map(({ ms: value }) => value)) : undefined);

/** A row whose target is a share of the reference's figure. */
const relative = ({ name, values, format, share }) => ({
  name,
  format,
  target: `≤ ${share} × reference`,
  ratios: true,
  values,
  limit: (found) => (found.reference === undefined ? undefined : share * found.reference),
});

/** A row whose target is a figure. */
const absolute = ({ name, values, format, most, ratios = true }) => ({
  name,
  format,
  target: `≤ ${format(most)}`,
  ratios,
  values,
  limit: () => most,
});

/** The table: of each row its values by server, the limit for ours, and how a value is written. */
export const ROWS = {
  cpu: relative({
    name: 'CPU per delivery, 20 rooms × 4 people',
    values: (figures) => each(figures, 'steady', allCpu),
    format: us,
    share: 0.6,
  }),
  saturated: relative({
    name: 'CPU per delivery, saturated',
    values: (figures) => each(figures, 'saturated', allCpu),
    format: us,
    share: 0.4,
  }),
  latency: relative({
    name: 'p99 latency, open loop',
    values: (figures) => each(figures, 'steady', ({ p99 }) => p99),
    format: ms,
    share: 0.6,
  }),
  memory: absolute({
    name: 'memory per open room of 500 shapes',
    values: (figures) => each(figures, 'memory', ({ used }) => used),
    format: mb,
    most: 0.65 * MB,
  }),
  resident: {
    name: 'the same, as resident memory',
    values: (figures) => each(figures, 'memory', ({ resident }) => resident),
    format: mb,
    ratios: true,
    limit: () => undefined,
  },
  freed: {
    name: 'of it left 30 s after the last one leaves',
    values: (figures) => each(figures, 'memory', ({ left }) => Math.max(0, left)),
    format: (value) => `${short(value * 100)} %`,
    target: 'all freed (≤ 2 %)',
    ratios: false,
    limit: () => 0.02,
  },
  join: absolute({
    name: 'join a board of 5,000 shapes',
    values: (figures) => each(figures, 'join', (figure) => figure.ms),
    format: ms,
    most: 10,
  }),
  dragged: absolute({
    name: 'join after many drag steps on 500 shapes',
    values: (figures) => each(figures, 'dragged', (figure) => figure.ms),
    format: ms,
    most: 5,
  }),
  growth: absolute({
    name: 'its bytes, against the fresh board',
    values: (figures) => each(figures, 'dragged', ({ growth }) => growth),
    format: times,
    most: 1.1,
    ratios: false,
  }),
  comeback: absolute({
    name: '500 people return within 1 s, state lost',
    values: (figures) => each(figures, 'comeback', (figure) => figure.ms),
    format: ms,
    most: 1200,
  }),
  durable: absolute({
    name: 'durable storage on, CPU against memory only',
    values: (figures) => mapValues(costOfStorage(figures), dearest),
    format: times,
    most: 1.2,
    ratios: false,
  }),
  acknowledged: absolute({
    name: 'acknowledgement of a durable edit, p99',
    values: (figures) => {
      const ours = slowest(acks(figures, ({ p99 }) => p99));
      return ours === undefined ? {} : { ours };
    },
    format: ms,
    most: 150,
    ratios: false,
  }),
};

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
