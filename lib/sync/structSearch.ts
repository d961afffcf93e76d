import * as Y from 'yjs';
import type { StructId } from '../board/structs';
import type { LoggedEdit } from './packedEdits';

/** An edit that brought a struct: who sent it, when, and how many edits of the log are newer. */
export type Found = Pick<LoggedEdit, 'actorId' | 'at'> & { isBrought: boolean; newer: number };

/**
 * Finds the edits that brought some structs, going back along a log. Of an edit that is in the log twice it is
 * the later one.
 */
export class StructSearch {
  readonly #wanted = new Map<number, Set<number>>();
  readonly #found = new Map<string, Found>();
  #looked = 0;
  #missing = 0;

  constructor(structs: Iterable<StructId>) {
    for (const { client, clock } of structs) {
      const clocks = this.#wanted.get(client) ?? new Set();
      this.#wanted.set(client, clocks);
      if (!clocks.has(clock)) this.#missing++;
      clocks.add(clock);
    }
  }

  /** Edits looked through. */
  get looked(): number {
    return this.#looked;
  }

  /** True once everything has been found. */
  get isOver(): boolean {
    return this.#missing === 0;
  }

  /** Looks through the edit before the last one. */
  look({ bytes, actorId, at, brought = false }: LoggedEdit): void {
    const newer = this.#looked++;
    if (this.isOver) return;
    const { from, to } = Y.parseUpdateMeta(bytes);
    for (const [client, end] of to) {
      const clocks = this.#wanted.get(client);
      if (!clocks) continue;
      const start = from.get(client) ?? 0;
      for (const clock of clocks) {
        if (clock < start || clock >= end) continue;
        clocks.delete(clock);
        this.#missing--;
        this.#found.set(keyOf({ client, clock }), { actorId, at, isBrought: brought, newer });
      }
    }
  }

  /** The edit that brought a struct; null if none did so far. */
  of(struct: StructId): Found | null {
    return this.#found.get(keyOf(struct)) ?? null;
  }
}

function keyOf({ client, clock }: StructId): string {
  return `${client}:${clock}`;
}
