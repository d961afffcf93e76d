import type { BoardRecord } from '../schema';
import { type Facts, factsOf, isSameFacts } from './facts';
import { type Outline, outlineOfFacts } from './outline';

/**
 * A board's outline that follows its records. Moving, resizing and recolouring shapes changes nothing in it, so
 * it is put together anew only when words, kinds, ends of arrows or what is inside what have changed.
 */
export class LiveOutline {
  readonly #facts = new Map<string, Facts>();
  #outline: Outline | null = null;

  constructor(records: Iterable<BoardRecord>) {
    this.put(records);
  }

  /** Takes in records that are new or changed. Returns the ids of those that say something else now. */
  put(records: Iterable<BoardRecord>): string[] {
    const changed: string[] = [];
    for (const record of records) {
      const facts = factsOf(record);
      if (!facts || isSameFacts(this.#facts.get(record.id) ?? null, facts)) continue;
      this.#facts.set(record.id, facts);
      changed.push(record.id);
    }
    if (changed.length > 0) this.#outline = null;
    return changed;
  }

  /** Forgets records that are gone. Returns the ids of those that were part of it. */
  remove(ids: Iterable<string>): string[] {
    const gone = [...ids].filter((id) => this.#facts.delete(id));
    if (gone.length > 0) this.#outline = null;
    return gone;
  }

  /** The outline now; the same object until something in it changes. */
  read(): Outline {
    this.#outline ??= outlineOfFacts(this.#facts.values());
    return this.#outline;
  }
}
