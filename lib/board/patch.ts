import type { Fields } from './fields';

/**
 * A change of some fields of one record, as it stands in a lane.
 *
 * It is spelled as a short text, because a step of a drag is sent to everybody thirty times a second: whole numbers
 * in characters of six bits, the lowest first, the seventh bit telling that another follows; values as JSON
 * behind their length. The commonest field, a position in hundredths, is two numbers.
 */
export type Patch = {
  /** The record: which of the lane's creators made it, and the clock of its map. */
  creator: number;
  clock: number;
  /** How many changes of the record its writer knew, and one: the greater counter is the later change. */
  counter: number;
  /** New values by field; undefined where the field was removed. */
  fields: Fields;
  /** Of a patch that has been moved within its lane: the clock at which its writer wrote it first. */
  firstClock?: number;
};

/** Counters and clocks above this are written by no program of ours. */
export const MAX_COUNT = 2 ** 40;

const POSITION = 'position';

/**
 * What is said before a value: a position in hundredths, a field spelled out, one of `KNOWN`, or, after all
 * fields, the first clock of a patch that has been moved.
 */
const HUNDREDTHS = 0;
const NAMED = 1;
const FIRST_KNOWN = 2;
const MOVED = 63;

/** Fields that often change, up to `MOVED`. Their places are part of the form: new ones come last. */
const KNOWN = [
  POSITION,
  'index',
  'parentId',
  'rotation',
  'opacity',
  'isLocked',
  'props.w',
  'props.h',
  'props.growY',
  'props.color',
  'props.fill',
  'props.dash',
  'props.size',
  'props.start',
  'props.end',
  'props.bend',
  'props.labelPosition',
  'props.normalizedAnchor',
  'props.isComplete',
  'props.points',
  'toId',
  'meta.protocol',
  'props.scale',
  'props.geo',
] as const;
const CODES = new Map<string, number>(KNOWN.map((name, i) => [name, FIRST_KNOWN + i]));

const BITS = 6;
const BASE = 2 ** BITS;

/** The text of a patch. */
export function encodePatch({ creator, clock, counter, fields }: Patch): string {
  let text = encodeCount(creator) + encodeCount(clock) + encodeCount(counter);
  for (const [name, value] of fields) text += encodeField(name, value);
  return text;
}

/** The text of a patch, given its text, once it has been moved: it tells where it was written first. */
export function movePatch(text: string, firstClock: number): string {
  return text + encodeCount(MOVED) + encodeCount(firstClock);
}

/** What a lane's entry says, or null if it is no patch. */
export function decodePatch(text: string): Patch | null {
  const reader = new PatchReader(text);
  const [creator, clock, counter] = [reader.count(), reader.count(), reader.count()];
  const patch: Patch = { creator, clock, counter, fields: new Map() };
  while (!reader.isAtEnd && !reader.isMalformed) reader.part(patch);
  const isPatch = !reader.isMalformed && patch.fields.size > 0 && counter <= MAX_COUNT;
  return isPatch ? patch : null;
}

function encodeField(name: string, value: unknown): string {
  if (name === POSITION) {
    const hundredths = inHundredths(value);
    if (hundredths) return encodeCount(HUNDREDTHS) + hundredths.map(encodeSigned).join('');
  }
  const code = CODES.get(name);
  const what = code === undefined ? encodeCount(NAMED) + encodeText(name) : encodeCount(code);
  return what + encodeText(value === undefined ? '' : JSON.stringify(value));
}

/** A position as whole hundredths, or null if it is not exactly that. */
function inHundredths(value: unknown): [number, number] | null {
  const [x, y] = value as [number, number];
  const scaled: [number, number] = [Math.round(x * 100), Math.round(y * 100)];
  const isExact = scaled[0] / 100 === x && scaled[1] / 100 === y;
  return isExact && Math.max(...scaled.map(Math.abs)) < MAX_COUNT ? scaled : null;
}

function encodeCount(count: number): string {
  let text = '';
  let rest = count;
  while (rest >= BASE) {
    text += String.fromCharCode((rest % BASE) + BASE);
    rest = Math.floor(rest / BASE);
  }
  return text + String.fromCharCode(rest);
}

function encodeSigned(value: number): string {
  return encodeCount(value < 0 ? -value * 2 - 1 : value * 2);
}

function encodeText(text: string): string {
  return encodeCount(text.length) + text;
}

class PatchReader {
  isMalformed = false;
  #at = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.#at >= this.text.length;
  }

  count(): number {
    let value = 0;
    for (let unit = 1; unit <= MAX_COUNT; unit *= BASE) {
      const code = this.text.charCodeAt(this.#at++);
      if (!(code < 2 * BASE)) break;
      value += (code % BASE) * unit;
      if (code < BASE) return value;
    }
    return this.#fail();
  }

  part(patch: Patch): void {
    const code = this.count();
    if (code === HUNDREDTHS) patch.fields.set(POSITION, [this.#signed() / 100, this.#signed() / 100]);
    else if (code === MOVED) patch.firstClock = this.count();
    else this.#field(code, patch.fields);
  }

  #field(code: number, fields: Fields): void {
    const name = code === NAMED ? this.#text() : KNOWN[code - FIRST_KNOWN];
    const value = this.#text();
    if (name === undefined) this.#fail();
    else fields.set(name, value === '' ? undefined : this.#parse(value));
  }

  #signed(): number {
    const value = this.count();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  #text(): string {
    const length = this.count();
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.text.length) this.#fail();
    return this.text.slice(start, this.#at);
  }

  #parse(json: string): unknown {
    try {
      return JSON.parse(json);
    } catch {
      return this.#fail();
    }
  }

  #fail(): number {
    this.isMalformed = true;
    return 0;
  }
}
