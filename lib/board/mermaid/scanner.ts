import { MermaidError } from './diagram';

/** A place in a text, from which it is read piece by piece. */
export class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The character here; empty at the end. */
  get next(): string {
    return this.#text.charAt(this.#at);
  }

  /** What a sticky pattern matches here; the place moves behind it. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match) this.#at += match[0].length;
    return match;
  }

  /** True if a sticky pattern matches here. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  /** The text up to one of the ends, which is passed over as well; null if none comes before `stop` does. */
  takeUntil(ends: readonly string[], stop: string | null): { text: string; end: string } | null {
    const limit = stop === null ? -1 : this.#text.indexOf(stop, this.#at);
    let found: { place: number; end: string } | null = null;
    for (const end of ends) {
      const place = this.#text.indexOf(end, this.#at);
      if (place !== -1 && (limit === -1 || place < limit) && (!found || place < found.place)) {
        found = { place, end };
      }
    }
    if (!found) return null;
    const text = this.#text.slice(this.#at, found.place);
    this.#at = found.place + found.end.length;
    return { text, end: found.end };
  }

  /** The rest of the line. */
  takeLine(): string {
    return this.take(/[^\n]*/y)?.[0] ?? '';
  }

  /** Goes back to a place that was read before. */
  back(place: number): void {
    this.#at = place;
  }

  /** The beginning of what is here, for a sentence about it. */
  get here(): string {
    const rest =
      this.#text
        .slice(this.#at, this.#at + 60)
        .split('\n')[0]
        ?.trim() ?? '';
    if (rest === '') return 'the end of the line';
    return `“${rest.length > 24 ? `${rest.slice(0, 24)}…` : rest}”`;
  }

  /** The line of a place, from 1. */
  lineAt(place = this.#at): number {
    let line = 1;
    for (let i = this.#text.indexOf('\n'); i !== -1 && i < place; i = this.#text.indexOf('\n', i + 1)) line++;
    return line;
  }

  /** @throws MermaidError with the line of this place */
  refuse(reason: string, place = this.#at): never {
    throw new MermaidError(this.lineAt(place), reason);
  }
}
