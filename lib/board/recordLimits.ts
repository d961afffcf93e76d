import { MAX_SHAPES } from './bounds';
import { type BoardRecord, recordTypeOf } from './schema';

/**
 * Records of each kind that are shown. People are stopped at half of that (`MAX_SHAPES`, `MAX_PAGES`), so that
 * several who reach it at once lose nothing; more come from a program that floods the board, and would hold up
 * everybody's page.
 */
const SHOWN: Record<BoardRecord['typeName'], number> = {
  document: 1,
  page: 100,
  asset: 2 * MAX_SHAPES,
  shape: 2 * MAX_SHAPES,
  binding: 4 * MAX_SHAPES,
};

/** Beyond this, ids are put in order all at once. */
const MANY = 500;

/** Which of a board's valid records are few enough to be shown: of each kind those with the lowest ids. */
export class RecordLimits {
  readonly #kinds = new Map<string, LowestIds>();

  /** Takes note of ids that may be there now, or not any more. @returns the ids that count otherwise than before */
  update(ids: Iterable<string>, isThere: (id: string) => boolean): string[] {
    const byKind = new Map<BoardRecord['typeName'], string[]>();
    for (const id of ids) {
      const kind = recordTypeOf(id);
      if (!kind) continue;
      const others = byKind.get(kind);
      if (others) others.push(id);
      else byKind.set(kind, [id]);
    }
    return [...byKind].flatMap(([kind, changed]) => {
      const lowest = this.#kinds.get(kind) ?? new LowestIds(SHOWN[kind]);
      this.#kinds.set(kind, lowest);
      return lowest.update(changed, isThere);
    });
  }

  /** True for a record beyond what is shown of its kind. */
  isTooMany(id: string): boolean {
    return this.#kinds.get(recordTypeOf(id) ?? '')?.isBeyond(id) ?? false;
  }
}

class LowestIds {
  readonly #limit: number;
  readonly #known = new Set<string>();
  /** In order; kept only while there are too many. */
  #sorted: string[] | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  update(ids: readonly string[], isThere: (id: string) => boolean): string[] {
    const last = this.#last();
    for (const id of ids) {
      if (isThere(id) === this.#known.has(id)) continue;
      const isNew = !this.#known.delete(id);
      if (isNew) this.#known.add(id);
      if (this.#sorted && ids.length <= MANY) this.#move(this.#sorted, id, isNew);
    }
    if (this.#known.size <= this.#limit) this.#sorted = null;
    else if (!this.#sorted || ids.length > MANY) this.#sorted = [...this.#known].sort();
    return this.#between(last, this.#last());
  }

  isBeyond(id: string): boolean {
    const last = this.#last();
    return last !== null && id > last && this.#known.has(id);
  }

  /** The last id that counts; null while all do. */
  #last(): string | null {
    return this.#sorted?.[this.#limit - 1] ?? null;
  }

  #move(sorted: string[], id: string, isNew: boolean): void {
    const at = placeOf(sorted, id);
    if (isNew) sorted.splice(at, 0, id);
    else sorted.splice(at, 1);
  }

  /** The ids between two ends, which one of them lets in and the other does not. */
  #between(before: string | null, now: string | null): string[] {
    if (before === now) return [];
    const ids = this.#sorted ?? [...this.#known].sort();
    // An end that is not there lies behind all ids.
    const [one, other] = [before, now].map((end) => (end === null ? ids.length : placeOf(ids, end)));
    return ids.slice(Math.min(one ?? 0, other ?? 0), Math.max(one ?? 0, other ?? 0) + 1);
  }
}

function placeOf(sorted: readonly string[], id: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
