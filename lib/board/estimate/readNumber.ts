/** A number at the beginning of a text, how much of the text it takes, or why it cannot be one. */
export type NumberRead = { ok: true; value: number; length: number } | { ok: false; why: string };

/** Digits with whatever may stand between them; an exponent only where digits follow. */
const NUMBER = /^(?:\d(?:[\d.,'_ ]*[\d.])?|\.\d+)(?:e[+-]?\d{1,3}(?![a-z\d]))?/i;

const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;

/** Thousands set apart, always by the same sign. */
const GROUPED = /^\d{1,3}(?:([,'_ ])\d{3})(?:\1\d{3})*(?:\.\d*)?$/;

/**
 * Reads a number as people write it: 1500, 1,500, 1 500, 1.5, 1e6. What could be meant in two ways, such as
 * "1,5" and "1.000.000", is refused rather than guessed.
 */
export function readNumber(text: string): NumberRead {
  const found = NUMBER.exec(text)?.[0];
  if (found === undefined) return { ok: false, why: 'A number was expected.' };
  const [digits = '', exponent] = found.split(/e/i);
  if (!PLAIN.test(digits) && !GROUPED.test(digits)) {
    return { ok: false, why: `${quote(digits)} is not clear. Write 1.5 or 1,500.` };
  }
  const value = Number(`${digits.replace(/[,'_ ]/g, '')}${exponent === undefined ? '' : `e${exponent}`}`);
  if (!Number.isFinite(value)) return { ok: false, why: `${quote(found)} is too large.` };
  return { ok: true, value, length: found.length };
}

/** Letters of what was typed that a sentence repeats. */
const QUOTED = 12;

/** What somebody typed, in quotation marks and not too long. */
export function quote(text: string): string {
  const letters = Array.from(text.trim());
  return `“${letters.length > QUOTED ? `${letters.slice(0, QUOTED - 1).join('')}…` : letters.join('')}”`;
}
