import {
  type EstimateInputs,
  type EstimateReadings,
  type KnownValues,
  knownValues,
  readFields,
} from './fields';
import { calculateFigures, type Figures, product } from './figures';
import { bytes, bytesPerSecond, count, perSecond, type Quantity } from './quantity';
import { showPart, showWhole } from './showQuantity';
import { DAY, DAYS_A_YEAR } from './units';

/** The results in the order they are shown, with their names, which own rows use too. */
export const RESULT_LABELS = {
  reads: 'Reads',
  writes: 'Writes',
  dataOut: 'Data out',
  dataIn: 'Data in',
  newDay: 'New a day',
  newYear: 'New a year',
  kept: 'Kept in all',
  machines: 'Machines',
} as const;

export type EstimateResultKey = keyof typeof RESULT_LABELS;

/** One line of results. */
export type EstimateResult = {
  key: EstimateResultKey;
  label: string;
  /** On average or in all; null while something that it follows from is missing. */
  value: Quantity | null;
  /** In the busiest second; left out where there is no such thing. */
  peak?: Quantity | null;
  /** How it is calculated: with the numbers there are, and words for those that are missing. */
  formula: string;
};

/** What an estimate comes to: what each field says, and the results. */
export type EstimateOutcome = { readings: EstimateReadings; values: KnownValues; results: EstimateResult[] };

const UNITS: Record<EstimateResultKey, (value: number) => Quantity> = {
  reads: perSecond,
  writes: perSecond,
  dataOut: bytesPerSecond,
  dataIn: bytesPerSecond,
  newDay: bytes,
  newYear: bytes,
  kept: bytes,
  machines: count,
};

/** The results that are greater in the busiest second. */
const WITH_PEAK: ReadonlySet<EstimateResultKey> = new Set(['reads', 'writes', 'dataOut', 'dataIn']);

/** Calculates what follows from the assumptions, with a formula in words for each result. */
export function calculateEstimate(inputs: EstimateInputs): EstimateOutcome {
  const readings = readFields(inputs);
  const values = knownValues(readings);
  const figures = calculateFigures(values);
  const formulas = formulasOf(values, figures);
  const results = (Object.keys(RESULT_LABELS) as EstimateResultKey[]).map((key) => {
    const quantity = (value: number | null) => (value === null ? null : UNITS[key](value));
    return {
      key,
      label: RESULT_LABELS[key],
      value: quantity(figures[key]),
      ...(WITH_PEAK.has(key) ? { peak: quantity(product(figures[key], values.peak)) } : {}),
      formula: formulas[key],
    };
  });
  return { readings, values, results };
}

/** What a result is called in the busiest second. */
export function peakName(label: string): string {
  return `Peak ${label.toLowerCase()}`;
}

function formulasOf(values: KnownValues, figures: Figures): Record<EstimateResultKey, string> {
  const { users, actions, ratio, readSize, writeSize, retention, copies, perMachine } = values;
  const { reads, writes, writesDay, newDay, requestsAtPeak } = figures;
  const all = ratio ? ratio.reads + ratio.writes : 0;
  const share = (part: number | undefined, words: string) =>
    part === undefined ? words : `${shown(count, part)}/${shown(count, all)}`;
  const perDay = `${said(count, users, 'users')} × ${actions === null ? 'actions' : shown(count, actions)} a day`;
  const daily = newDay === null ? 'new a day' : shown(bytes, newDay);
  return {
    reads: `${perDay} × ${share(ratio?.reads, 'share of reads')} ÷ 86,400 s`,
    writes: `${perDay} × ${share(ratio?.writes, 'share of writes')} ÷ 86,400 s`,
    dataOut: `${said(perSecond, reads, 'reads')} × ${shown(bytes, readSize, 'read size')}`,
    dataIn: `${said(perSecond, writes, 'writes')} × ${shown(bytes, writeSize, 'write size')}`,
    newDay: `${said(count, writesDay, 'writes')} a day × ${shown(bytes, writeSize, 'write size')}`,
    newYear: `${daily} × ${DAYS_A_YEAR} days`,
    kept: `${daily} × ${retention === null ? 'days kept' : daysOf(retention)} × ${said(count, copies, copies === 1 ? 'copy' : 'copies')}`,
    machines: `${said(perSecond, requestsAtPeak, 'requests')} at peak ÷ ${shown(perSecond, perMachine, 'per machine')}, rounded up`,
  };
}

/** A number with its words, or the words alone while it is missing. */
function said(unit: (value: number) => Quantity, value: number | null, words: string): string {
  return value === null ? words : `${shown(unit, value)} ${words}`;
}

function shown(unit: (value: number) => Quantity, value: number | null, words = ''): string {
  return value === null ? words : showPart(unit(value));
}

function daysOf(time: number): string {
  const days = time / DAY;
  const number = Number.isInteger(days) ? showWhole(days) : showPart(count(days));
  return `${number} ${number === '1' ? 'day' : 'days'}`;
}
