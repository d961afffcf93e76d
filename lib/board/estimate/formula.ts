import {
  add,
  bytes,
  count,
  divide,
  isShowable,
  multiply,
  type Outcome,
  type Quantity,
  seconds,
} from './quantity';
import { quote, readNumber } from './readNumber';
import { BYTE_WORDS, COUNT_WORDS, TIME_WORDS } from './units';

/** What a name stands for, or undefined where nothing has it. */
export type LookUp = (name: string) => Outcome | undefined;

type Token =
  | { kind: 'quantity'; quantity: Quantity }
  | { kind: 'name'; name: string }
  | { kind: 'sign'; sign: string };

/** Longest formula, in UTF-16 units. */
export const MAX_FORMULA = 160;

const MAX_DEPTH = 20;

/** Each sign of a formula and what else people type for it. */
const SIGNS: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '−',
  '−': '−',
  '–': '−',
  '*': '×',
  '×': '×',
  '·': '×',
  '/': '÷',
  '÷': '÷',
  ':': '÷',
  '(': '(',
  ')': ')',
};

const NAME = /^[^+\-−–*×·/÷:()%]+/;

/**
 * Calculates what a formula says: numbers with units ("20%", "2 KB", "1 day"), names, + − × ÷ and parentheses.
 * A unit by itself is one of it, so that "1k/s" is a rate. Units are multiplied and divided along, and only what
 * has the same unit is added.
 */
export function evaluateFormula(text: string, lookUp: LookUp): Outcome {
  if (text.length > MAX_FORMULA) return bad('This formula is too long.');
  const tokens = tokensOf(text, lookUp);
  if (!Array.isArray(tokens)) return tokens;
  try {
    const quantity = new Evaluation(tokens, lookUp).whole();
    return isShowable(quantity) ? { ok: true, quantity } : bad('The units of this make no sense together.');
  } catch (error) {
    if (error instanceof FormulaError) return bad(error.message);
    throw error;
  }
}

class FormulaError extends Error {}

function tokensOf(text: string, lookUp: LookUp): Token[] | Outcome {
  const tokens: Token[] = [];
  let rest = text
    .normalize('NFKC')
    .replace(/\s[xX]\s/g, ' × ')
    .trim();
  for (; rest !== ''; rest = rest.trimStart()) {
    const sign = SIGNS[rest.charAt(0)];
    if (sign !== undefined) {
      tokens.push({ kind: 'sign', sign });
      rest = rest.slice(1);
      continue;
    }
    const name = NAME.exec(rest)?.[0].trimEnd() ?? '';
    if (/^[\d.]/.test(rest) && lookUp(name) === undefined) {
      const read = readAmount(rest);
      if (!read.ok) return bad(read.why);
      tokens.push({ kind: 'quantity', quantity: read.quantity });
      rest = rest.slice(read.length);
    } else if (name !== '') {
      tokens.push({ kind: 'name', name });
      rest = rest.slice(name.length);
    } else return bad(`${quote(rest.charAt(0))} means nothing here.`);
  }
  return tokens;
}

/** A number with its unit at the beginning of a text. */
function readAmount(
  text: string,
): { ok: true; quantity: Quantity; length: number } | { ok: false; why: string } {
  const number = readNumber(text);
  if (!number.ok) return number;
  const { value } = number;
  const [whole = '', word = ''] = /^\s*([a-z]+|%)?/i.exec(text.slice(number.length)) ?? [];
  const unit = word === '' ? count(1) : unitOf(word, true);
  if (!unit) return { ok: false, why: `${quote(word)} is no unit. Between two values, write ×.` };
  const length = number.length + (word === '' ? 0 : whole.length);
  return { ok: true, quantity: { ...unit, value: value * unit.value }, length };
}

/** One of a unit, or null if there is none of this name. */
function unitOf(word: string, isAfterNumber: boolean): Quantity | null {
  const letters = word.toLowerCase();
  if (letters === '%') return count(0.01);
  // A "b" may be a billion or a byte; a "B" is what bytes are written with.
  const isBillion = word === 'b' && isAfterNumber;
  const [size, time, number] = [BYTE_WORDS.get(letters), TIME_WORDS.get(letters), COUNT_WORDS.get(letters)];
  if (size !== undefined && !isBillion) return bytes(size);
  if (time !== undefined) return seconds(time);
  return number !== undefined && isAfterNumber ? count(number) : null;
}

/** Evaluates by recursive descent: sums of products of values. */
class Evaluation {
  #at = 0;
  #depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lookUp: LookUp,
  ) {}

  whole(): Quantity {
    const quantity = this.#sum();
    const next = this.tokens[this.#at];
    if (next?.kind === 'sign' && next.sign === ')') throw new FormulaError('There is one “)” too many.');
    if (next) throw new FormulaError('Between two values, write + − × or ÷.');
    return quantity;
  }

  #sum(): Quantity {
    let quantity = this.#product();
    for (let sign = this.#sign('+', '−'); sign; sign = this.#sign('+', '−')) {
      quantity = unwrap(add(quantity, this.#product(), sign === '+' ? 1 : -1));
    }
    return quantity;
  }

  #product(): Quantity {
    let quantity = this.#value();
    for (let sign = this.#sign('×', '÷'); sign; sign = this.#sign('×', '÷')) {
      quantity = unwrap((sign === '×' ? multiply : divide)(quantity, this.#value()));
    }
    return quantity;
  }

  #value(): Quantity {
    if (++this.#depth > MAX_DEPTH) throw new FormulaError('Too many parentheses are in one another.');
    const quantity = this.#innerValue();
    this.#depth--;
    return quantity;
  }

  #innerValue(): Quantity {
    const token = this.tokens[this.#at++];
    if (token?.kind === 'quantity') return token.quantity;
    if (token?.kind === 'name') return this.#named(token.name);
    if (token?.sign === '−') {
      const { value, ...unit } = this.#value();
      return { ...unit, value: -value };
    }
    if (token?.sign === '(') {
      const quantity = this.#sum();
      if (!this.#sign(')')) throw new FormulaError('A “)” is missing.');
      return quantity;
    }
    const before = this.tokens[this.#at - 2];
    if (before?.kind === 'sign' && before.sign !== ')')
      throw new FormulaError(`Something is missing after “${before.sign}”.`);
    throw new FormulaError(token ? `Something is missing before “${token.sign}”.` : 'The formula is empty.');
  }

  #named(name: string): Quantity {
    const found = this.lookUp(name);
    if (found) return unwrap(found);
    const unit = unitOf(name, false);
    if (unit) return unit;
    throw new FormulaError(`There is no ${quote(name)}.`);
  }

  #sign(...signs: string[]): string | null {
    const token = this.tokens[this.#at];
    if (token?.kind !== 'sign' || !signs.includes(token.sign)) return null;
    this.#at++;
    return token.sign;
  }
}

function unwrap(outcome: Outcome): Quantity {
  if (!outcome.ok) throw new FormulaError(outcome.why);
  return outcome.quantity;
}

function bad(why: string): Outcome {
  return { ok: false, why };
}
