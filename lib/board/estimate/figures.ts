import type { KnownValues } from './fields';
import { DAY, DAYS_A_YEAR } from './units';

/** What follows from the assumptions, null where one of them is missing. */
export type Figures = {
  readsDay: number | null;
  writesDay: number | null;
  /** In a second, on average. */
  reads: number | null;
  writes: number | null;
  /** Bytes in a second, on average. */
  dataOut: number | null;
  dataIn: number | null;
  /** Bytes, without copies. */
  newDay: number | null;
  newYear: number | null;
  /** Bytes at the end of the time that data is kept, with all copies. */
  kept: number | null;
  /** Reads and writes in the busiest second. */
  requestsAtPeak: number | null;
  machines: number | null;
};

/** Calculates all figures. They are finite, as every field is bounded. */
export function calculateFigures(values: KnownValues): Figures {
  const { users, actions, ratio, peak, readSize, writeSize, retention, copies, perMachine } = values;
  const all = ratio ? ratio.reads + ratio.writes : 0;
  const readsDay = product(users, actions, ratio && ratio.reads / all);
  const writesDay = product(users, actions, ratio && ratio.writes / all);
  const reads = product(readsDay, 1 / DAY);
  const writes = product(writesDay, 1 / DAY);
  const newDay = product(writesDay, writeSize);
  const requestsAtPeak = product(users, actions, ratio && 1, 1 / DAY, peak);
  const needed = product(requestsAtPeak, perMachine && 1 / perMachine);
  return {
    readsDay,
    writesDay,
    reads,
    writes,
    dataOut: product(reads, readSize),
    dataIn: product(writes, writeSize),
    newDay,
    newYear: product(newDay, DAYS_A_YEAR),
    kept: product(newDay, retention === null ? null : retention / DAY, copies),
    requestsAtPeak,
    machines: needed === null ? null : Math.ceil(withoutDust(needed)),
  };
}

/** The product, or null if a factor is missing. */
export function product(...factors: (number | null)[]): number | null {
  let result = 1;
  for (const factor of factors) {
    if (factor === null) return null;
    result *= factor;
  }
  return result;
}

/** Without the last digits, in which binary fractions err: 3.0000000000000004 machines are 3. */
function withoutDust(value: number): number {
  return Number(value.toPrecision(12));
}
