import * as Y from 'yjs';
import { checkUpdate } from './checkUpdate';

/** What became of an update that was offered to the document. */
export type Merged =
  /** It is in the document now; `update` is what it changed, and nothing else. */
  | { kind: 'changed'; update: Uint8Array }
  /** The document had all of it already. */
  | { kind: 'nothingNew' }
  /** It builds on edits the document does not have; the document is as before. */
  | { kind: 'gap' }
  /** It is no update; the document is as before. */
  | { kind: 'malformed'; why: string }
  /** It passed every check and still failed on the way in: the document must not be used any more. */
  | { kind: 'broken'; error: unknown };

/** The content of one board in memory. Deleted content is not kept here; the log has it. */
export class BoardDocument {
  readonly #doc = new Y.Doc({ gc: true });
  readonly #changes: Uint8Array[] = [];

  constructor() {
    this.#doc.on('update', (update) => this.#changes.push(update));
  }

  /** Takes in stored updates, in one transaction. They were checked when they were accepted. */
  load(updates: readonly Uint8Array[]): void {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update);
    });
    this.#changes.length = 0;
  }

  /**
   * Ends the loading.
   * @returns false if stored updates were left over because what they build on is not in the log
   */
  finishLoading(): boolean {
    const { store } = this.#doc;
    const complete = store.pendingStructs === null && store.pendingDs === null;
    store.pendingStructs = null;
    store.pendingDs = null;
    return complete;
  }

  /** Checks an update and takes it in. Never throws. */
  merge(update: Uint8Array): Merged {
    const check = this.#check(update);
    if (check.kind !== 'fits') return check;
    try {
      Y.applyUpdate(this.#doc, update);
    } catch (error) {
      return { kind: 'broken', error };
    }
    const changes = this.#changes.splice(0);
    if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null) {
      return { kind: 'broken', error: new Error('an update was only partly applied') };
    }
    const [first] = changes;
    if (first === undefined) return { kind: 'nothingNew' };
    return { kind: 'changed', update: changes.length === 1 ? first : Y.mergeUpdates(changes) };
  }

  /** Whether an update would change anything, without taking it in. */
  inspect(update: Uint8Array): 'new' | 'nothingNew' | 'malformed' {
    const check = this.#check(update);
    if (check.kind === 'malformed') return 'malformed';
    if (check.kind === 'gap' || check.hasNewStructs) return 'new';
    if (!check.hasDeletions) return 'nothingNew';
    return Y.snapshotContainsUpdate(Y.snapshot(this.#doc), update) ? 'nothingNew' : 'new';
  }

  /**
   * Everything that someone in this state lacks.
   * @throws if `stateVector` is not one
   */
  missingFor(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, stateVector);
  }

  /** How far the document is, for each writer. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** Frees the memory. */
  destroy(): void {
    this.#doc.destroy();
  }

  #check(update: Uint8Array) {
    return checkUpdate(update, (client) => Y.getState(this.#doc.store, client));
  }
}
