/** An amount with its unit: bytes and seconds by their powers, so that a rate has one second less than none. */
export type Quantity = { value: number; bytes: number; seconds: number };

/** A quantity, or why there is none, as a sentence. */
export type Outcome = { ok: true; quantity: Quantity } | { ok: false; why: string };

/** Amounts beyond this mean nothing on a board. What is typed stays far below it. */
const MAX_VALUE = 1e100;

const MAX_POWER = 9;

/** A plain number. */
export function count(value: number): Quantity {
  return { value, bytes: 0, seconds: 0 };
}

/** So many in a second. */
export function perSecond(value: number): Quantity {
  return { value, bytes: 0, seconds: -1 };
}

/** An amount of data. */
export function bytes(value: number): Quantity {
  return { value, bytes: 1, seconds: 0 };
}

/** So much data in a second. */
export function bytesPerSecond(value: number): Quantity {
  return { value, bytes: 1, seconds: -1 };
}

/** A time. */
export function seconds(value: number): Quantity {
  return { value, bytes: 0, seconds: 1 };
}

/** One quantity times another. */
export function multiply(a: Quantity, b: Quantity): Outcome {
  return bounded({ value: a.value * b.value, bytes: a.bytes + b.bytes, seconds: a.seconds + b.seconds });
}

/** One quantity divided by another, which must not be 0. */
export function divide(a: Quantity, b: Quantity): Outcome {
  if (b.value === 0) return { ok: false, why: 'Nothing can be divided by 0.' };
  return bounded({ value: a.value / b.value, bytes: a.bytes - b.bytes, seconds: a.seconds - b.seconds });
}

/** The sum of two quantities of one unit; with `sign` -1, their difference. */
export function add(a: Quantity, b: Quantity, sign: 1 | -1 = 1): Outcome {
  if (a.bytes !== b.bytes || a.seconds !== b.seconds) {
    const [what, from] = sign === 1 ? ['added', 'to'] : ['taken', 'from'];
    return { ok: false, why: `${capital(unitName(b))} cannot be ${what} ${from} ${unitName(a)}.` };
  }
  return bounded({ ...a, value: a.value + sign * b.value });
}

/** What a unit is called in a sentence. */
export function unitName({ bytes: data, seconds: time }: Pick<Quantity, 'bytes' | 'seconds'>): string {
  return UNIT_NAMES[`${data} ${time}`] ?? 'a mixed unit';
}

/** True for a unit that can be shown: numbers, data, times, and numbers and data in a second. */
export function isShowable({ bytes: data, seconds: time }: Quantity): boolean {
  return Object.hasOwn(UNIT_NAMES, `${data} ${time}`);
}

const UNIT_NAMES: Record<string, string> = {
  '0 0': 'a number',
  '1 0': 'data',
  '0 1': 'a time',
  '0 -1': 'a rate',
  '1 -1': 'data a second',
};

function bounded(quantity: Quantity): Outcome {
  const { value, bytes: data, seconds: time } = quantity;
  if (!(Math.abs(value) <= MAX_VALUE)) return { ok: false, why: 'This is too large to mean anything.' };
  if (Math.max(Math.abs(data), Math.abs(time)) > MAX_POWER) {
    return { ok: false, why: 'Too many units are multiplied here.' };
  }
  return { ok: true, quantity };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
