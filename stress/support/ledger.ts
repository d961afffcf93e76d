import type { Random } from '@/lib/testing/random';
import type { Drawer } from './drawer';

/** Keys that one writer goes on overwriting. */
const HOT_KEYS = 5;

/** What acknowledged edits have made of one room's board. */
export class Ledger {
  /** Edits that were acknowledged. */
  acknowledged = 0;
  /** Keys that were written once, and must stay. */
  readonly #written = new Map<string, number>();
  /** Keys that only grow: what is there must not be less. */
  readonly #grown = new Map<string, number>();
  /** Keys that were taken away again. */
  readonly #removed = new Set<string>();

  /** Makes a few edits, and remembers them once they are acknowledged. */
  draw(drawer: Drawer, writer: string, step: number, random: Random): void {
    const key = `${writer}:${step}`;
    const [choice, hot] = [random.next(), `${writer}:hot:${step % HOT_KEYS}`];
    if (choice < 0.55) {
      drawer.board.set(key, step);
      drawer.whenSaved(() => this.#keep(() => this.#written.set(key, step)));
    } else if (choice < 0.9) {
      drawer.board.set(hot, step);
      drawer.whenSaved(() => this.#keep(() => this.#grown.set(hot, step)));
    } else {
      drawer.board.set(key, step);
      drawer.board.delete(key);
      drawer.whenSaved(() => this.#keep(() => this.#removed.add(key)));
    }
  }

  /** The acknowledged edits that a board does not have. */
  missingIn(
    board: ReadonlyMap<string, unknown> | { get(key: string): unknown; has(key: string): boolean },
  ): string[] {
    const missing: string[] = [];
    for (const [key, value] of this.#written) if (board.get(key) !== value) missing.push(key);
    for (const [key, value] of this.#grown) if (Number(board.get(key) ?? -1) < value) missing.push(key);
    for (const key of this.#removed) if (board.has(key)) missing.push(key);
    return missing;
  }

  #keep(run: () => void): void {
    this.acknowledged++;
    run();
  }
}
