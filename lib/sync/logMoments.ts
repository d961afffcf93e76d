import type { LoggedEdit } from './packedEdits';

/**
 * A moment in a board's log: after so many of its edits, or at a time in milliseconds since the epoch. Both name
 * a beginning of the log, and so a board that people have seen.
 */
export type Moment = { edits: number } | { time: number };

/** One point of a log that can be asked for: after how many edits, and when that was. */
export type LogMark = { edit: number; at: number };

/** What a log spans. */
export type LogSpan = { edits: number; marks: LogMark[] };

/** As many marks of a log are told, so that a slider moves by single edits on most boards. */
export const MAX_MARKS = 1_000;

const EDIT_NUMBER = /^\d{1,12}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Reads `at` as an address has it: a number of edits, or a date and time with its zone; null if it is neither. */
export function parseMoment(at: string): Moment | null {
  if (EDIT_NUMBER.test(at)) return { edits: Number(at) };
  // A plus that was not encoded arrives as a space.
  const time = at.replace(' ', '+');
  if (!ISO_TIME.test(time)) return null;
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? null : { time: parsed };
}

/**
 * Walks along a log and tells which edits lie before a moment. An edit counts as made no earlier than the one
 * before it, so that a clock that was set back does not change the order.
 */
export class LogWalk {
  #edits = 0;
  #time = Number.NEGATIVE_INFINITY;
  #isOver = false;

  constructor(private readonly until: Moment | null = null) {}

  /** Edits passed. */
  get edits(): number {
    return this.#edits;
  }

  /** When the last edit passed was made, in milliseconds since the epoch; null before the first. */
  get time(): number | null {
    return this.#edits === 0 ? null : this.#time;
  }

  /** True once an edit lay beyond the moment. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Passes the next edit of the log, if it lies before the moment. */
  pass({ at }: Pick<LoggedEdit, 'at'>): boolean {
    if (this.#isOver) return false;
    const time = Math.max(this.#time, at);
    if (this.until && ('edits' in this.until ? this.#edits >= this.until.edits : time > this.until.time)) {
      this.#isOver = true;
      return false;
    }
    this.#edits++;
    this.#time = time;
    return true;
  }
}

/** Collects the marks of a log of unknown length, spread evenly: the first and the last are always among them. */
export class MarkCollector {
  readonly #walk = new LogWalk();
  #marks: LogMark[] = [];
  #spacing = 1;

  constructor(private readonly limit = MAX_MARKS) {}

  add(edit: Pick<LoggedEdit, 'at'>): void {
    this.#walk.pass(edit);
    const { edits } = this.#walk;
    if ((edits - 1) % this.#spacing !== 0) return;
    this.#marks.push(this.#last());
    if (this.#marks.length < this.limit) return;
    this.#spacing *= 2;
    this.#marks = this.#marks.filter((mark) => (mark.edit - 1) % this.#spacing === 0);
  }

  span(): LogSpan {
    const { edits } = this.#walk;
    const isLastIn = edits === 0 || this.#marks.at(-1)?.edit === edits;
    return { edits, marks: isLastIn ? this.#marks : [...this.#marks, this.#last()] };
  }

  #last(): LogMark {
    return { edit: this.#walk.edits, at: this.#walk.time ?? 0 };
  }
}
