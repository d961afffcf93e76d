/** A second call of the same person within this time is not shown, in milliseconds. */
export const CALL_PAUSE_MS = 5_000;

/** Whoever has left the view of a person is asked, and not brought along, for so long, in milliseconds. */
export const LEFT_ALONE_MS = 60_000;

/** True for what a presence's `call` may be: a count of the calls that its window has made. */
export function isCallNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** What is to be done about a call: nothing, ask whether to go there, or go. */
export type CallOutcome = 'ignore' | 'ask' | 'bring';

/**
 * Judges the calls of a room: each number of a window counts once, a window that is new here calls nobody with
 * what it called before, and nobody's view is taken again and again.
 */
export class Calls {
  readonly #numbers = new Map<number, number | undefined>();
  readonly #shown = new Map<string, number>();
  readonly #left = new Map<string, number>();

  /** Takes a window's `call` as it is now; undefined while it has made none. */
  hear(window: number, call: unknown, person: { id: string; role: string }, now: number): CallOutcome {
    const isNewWindow = !this.#numbers.has(window);
    const before = this.#numbers.get(window);
    const number = isCallNumber(call) ? call : undefined;
    this.#numbers.set(window, number ?? before);
    if (isNewWindow || number === undefined || number === before) return 'ignore';
    const pause = now - (this.#shown.get(person.id) ?? Number.NEGATIVE_INFINITY);
    if (pause < CALL_PAUSE_MS) return 'ignore';
    this.#shown.set(person.id, now);
    const alone = now - (this.#left.get(person.id) ?? Number.NEGATIVE_INFINITY);
    return person.role === 'interviewer' && alone >= LEFT_ALONE_MS ? 'bring' : 'ask';
  }

  /** A window has gone. */
  forget(window: number): void {
    this.#numbers.delete(window);
  }

  /** This person's view was left, after their call had brought one there. */
  leave(personId: string, now: number): void {
    this.#left.set(personId, now);
  }
}
