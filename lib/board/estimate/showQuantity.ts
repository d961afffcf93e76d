import type { Quantity } from './quantity';
import { SHOWN_TIMES } from './units';

const COUNT_STEPS = ['', 'k', 'M', 'B', 'T'];
const BYTE_STEPS = [' B', ' KB', ' MB', ' GB', ' TB', ' PB', ' EB', ' ZB', ' YB'];

/** Digits of a result: nobody estimates better. Of what was typed, more are repeated. */
const ROUGH = 2;
const PRECISE = 4;

/** Below this a number has more noughts than anybody counts. */
const LEAST_PLAIN = 1e-6;

/** Below this a result is said to be less than this. */
const LEAST = 0.001;

/**
 * A result as it is read aloud: in its unit, to two digits below ten and to whole numbers above, with "≈" where
 * that is not exact. "≈ 1.2k/s", "500 GB", "5 years".
 */
export function showQuantity(quantity: Quantity): string {
  const { value } = quantity;
  if (value !== 0 && Math.abs(value) < LEAST) {
    return `${value < 0 ? '> −' : '< '}${withUnit({ ...quantity, value: LEAST }, ROUGH).text}`;
  }
  const { text, isExact } = withUnit(quantity, ROUGH);
  return isExact ? text : `≈ ${text}`;
}

/** An amount as part of a formula, to four digits. */
export function showPart(quantity: Quantity): string {
  return withUnit(quantity, PRECISE).text;
}

/** A whole number of things with separators between thousands, such as days or machines. */
export function showWhole(value: number): string {
  return value < 1e9 ? Math.round(value).toLocaleString('en') : shorten(value, COUNT_STEPS, PRECISE).text;
}

type Shown = { text: string; isExact: boolean };

function withUnit({ value, bytes, seconds }: Quantity, digits: number): Shown {
  if (value < 0) {
    const { text, isExact } = withUnit({ value: -value, bytes, seconds }, digits);
    return { text: `−${text}`, isExact };
  }
  if (seconds === 1 && bytes === 0) return showTime(value, digits);
  const { text, isExact } = shorten(value, bytes === 1 ? BYTE_STEPS : COUNT_STEPS, digits);
  return { text: seconds === -1 ? `${text}/s` : text, isExact };
}

function showTime(value: number, digits: number): Shown {
  const [size, name] = SHOWN_TIMES.find(([least]) => value >= least) ?? [1, 'second'];
  const { text, isExact } = shorten(value / size, COUNT_STEPS, digits);
  return { text: `${text} ${name}${text === '1' ? '' : 's'}`, isExact };
}

function shorten(value: number, steps: readonly string[], digits: number): Shown {
  const last = steps.length - 1;
  if (value >= 1000 ** (last + 2) || (value !== 0 && value < LEAST_PLAIN))
    return inPowers(value, steps[0] ?? '');
  let step = 0;
  let scaled = value;
  while (round(scaled, digits) >= 1000 && step < last) {
    scaled /= 1000;
    step++;
  }
  const rounded = round(scaled, digits);
  const isExact = Math.abs(rounded - scaled) <= scaled * 1e-9;
  return { text: `${rounded.toLocaleString('en', { maximumSignificantDigits: 15 })}${steps[step]}`, isExact };
}

/** Beyond all steps, and below what is read at a glance, as it may be typed: 1.2e21. */
function inPowers(value: number, unit: string): Shown {
  const text = value.toExponential(1).replace('e+', 'e').replace('.0', '');
  return { text: `${text}${unit}`, isExact: Math.abs(Number(text) - value) <= value * 1e-9 };
}

function round(value: number, digits: number): number {
  if (value === 0) return 0;
  const whole = Math.floor(Math.log10(value)) + 1;
  if (value < 1) return Number(value.toPrecision(digits));
  const factor = 10 ** Math.max(0, digits - whole);
  return Math.round(value * factor) / factor;
}
