import { ESTIMATE_FIELDS, type EstimateField, FIELD_FACTS } from './fields';
import { evaluateFormula, MAX_FORMULA } from './formula';
import { bytes, count, type Outcome, perSecond, type Quantity, seconds } from './quantity';
import { type EstimateOutcome, peakName } from './results';

/** A row that somebody has added: a name, and a formula over other rows. */
export type OwnRow = { id: string; name: string; formula: string };

/** What an own row comes to. A row without a formula has neither a value nor a reason. */
export type OwnResult = OwnRow & { value: Quantity | null; why: string | null };

/** The most rows that one card shows. */
export const MAX_OWN_ROWS = 12;

/** Longest name of a row, in UTF-16 units. */
export const MAX_ROW_NAME = 40;

/**
 * Rows are in a shape's `meta`, each part under a key of its own: so two people who add rows at once, or change
 * the name and the formula of one, keep both. A `props` of shapes has a fixed set of keys.
 */
const KEY = /^row\.([a-z0-9]{1,40})\.(name|formula)$/;

const MOST = { name: MAX_ROW_NAME, formula: MAX_FORMULA };

/** The key in `meta` of a part of a row. */
export function ownRowKey(id: string, part: 'name' | 'formula'): string {
  return `row.${id}.${part}`;
}

/** An id for a new row, which comes after those that were made before; `chance` is from 0 up to 1. */
export function newRowId(now: number, chance: number): string {
  return `${Math.floor(now).toString(36).padStart(9, '0')}${Math.floor(chance * 36 ** 5)
    .toString(36)
    .padStart(5, '0')}`;
}

/** The rows in a shape's `meta`, in the order they were added, each text cut to its limit. */
export function readOwnRows(meta: object): OwnRow[] {
  const rows = new Map<string, OwnRow>();
  for (const [key, value] of Object.entries(meta)) {
    const [, id, part] = KEY.exec(key) ?? [];
    if (id === undefined || typeof value !== 'string') continue;
    const row = rows.get(id) ?? { id, name: '', formula: '' };
    rows.set(id, { ...row, [part as 'name' | 'formula']: value.slice(0, MOST[part as 'name' | 'formula']) });
  }
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, MAX_OWN_ROWS);
}

/** A name that a formula can use, and what it stands for. */
export type KnownName = { name: string; value: Outcome };

/** The names of a card's fields and results, with what they stand for or why they stand for nothing yet. */
export function knownNames({ values, results }: EstimateOutcome): KnownName[] {
  const fields = ESTIMATE_FIELDS.flatMap((field): KnownName[] => {
    if (field === 'ratio') return [];
    const { label } = FIELD_FACTS[field];
    const value = values[field];
    return [{ name: label, value: orMissing(label, value === null ? null : FIELD_UNITS[field](value)) }];
  });
  const lines = results.flatMap(({ label, value, peak }): KnownName[] => [
    { name: label, value: orMissing(label, value) },
    ...(peak === undefined ? [] : [{ name: peakName(label), value: orMissing(peakName(label), peak) }]),
  ]);
  return [...fields, ...lines];
}

/** Calculates own rows, which may use the names of the card and of each other. */
export function calculateOwnRows(rows: readonly OwnRow[], outcome: EstimateOutcome): OwnResult[] {
  const known = new Map(knownNames(outcome).map(({ name, value }) => [normal(name), value]));
  const named = new Map<string, OwnRow>();
  for (const row of [...rows].reverse()) named.set(normal(row.name), row);
  const found = new Map<OwnRow, Outcome>();
  const open = new Set<OwnRow>();

  const evaluate = (row: OwnRow): Outcome => {
    const before = found.get(row);
    if (before) return before;
    if (open.has(row)) return { ok: false, why: `“${row.name.trim()}” leads back to itself.` };
    open.add(row);
    const result = evaluateFormula(row.formula, lookUp);
    open.delete(row);
    found.set(row, result);
    return result;
  };
  const lookUp = (name: string): Outcome | undefined => {
    const row = named.get(normal(name));
    return known.get(normal(name)) ?? (row && evaluate(row));
  };

  return rows.map((row) => {
    const name = normal(row.name);
    const isTaken = name !== '' && (known.has(name) || named.get(name) !== row);
    if (row.formula.trim() === '') return { ...row, value: null, why: isTaken ? TAKEN : null };
    const result = evaluate(row);
    if (!result.ok) return { ...row, value: null, why: result.why };
    return { ...row, value: result.quantity, why: isTaken ? TAKEN : null };
  });
}

const TAKEN = 'Another row has this name already.';

const FIELD_UNITS: Record<Exclude<EstimateField, 'ratio'>, (value: number) => Quantity> = {
  users: count,
  actions: count,
  peak: count,
  readSize: bytes,
  writeSize: bytes,
  retention: seconds,
  copies: count,
  perMachine: perSecond,
};

function orMissing(name: string, quantity: Quantity | null): Outcome {
  return quantity ? { ok: true, quantity } : { ok: false, why: `“${name}” has no value yet.` };
}

/** Names are the same whatever their case and their spaces. */
function normal(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
