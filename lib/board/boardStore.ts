import { type HistoryEntry, type RecordsDiff, Store } from '@tldraw/store';
import type { TLAssetStore, TLRecord, TLStore, TLStoreProps } from '@tldraw/tlschema';
import { isEqual } from '@tldraw/utils';
import { boardSchema } from './schema';
import { mergeText } from './text/mergeText';

type Interceptor = (entry: HistoryEntry<TLRecord>, source: 'user' | 'remote') => void;
type Entries = Record<string, unknown>;

/** Not in the package's types, though the editor's history depends on it. */
const { addHistoryInterceptor } = Store.prototype as unknown as {
  addHistoryInterceptor(this: unknown, interceptor: Interceptor): () => void;
};

/**
 * A store whose undo takes back this person's own work only.
 *
 * tldraw's history keeps whole records from before and after a change, and puts them back whole: undoing a
 * new colour would also undo where someone else has moved the shape since. Here the history is told of
 * records as they would be had this person been alone, and puts back only the fields in which they differ.
 */
export class BoardStore extends Store<TLRecord, TLStoreProps> {
  #merging = 0;

  /** As in tldraw, and what the editor does in answer is not taken for the person's own work. */
  override mergeRemoteChanges(change: () => void): void {
    this.#merging++;
    try {
      super.mergeRemoteChanges(change);
    } finally {
      this.#merging--;
    }
  }

  /** What the editor's history listens to. */
  addHistoryInterceptor(interceptor: Interceptor): () => void {
    const alone = new Map<string, TLRecord>();
    return addHistoryInterceptor.call(this, (entry, source) => {
      if (this.#merging > 0 || source === 'remote') interceptor(entry, 'remote');
      else interceptor({ ...entry, changes: asIfAlone(alone, entry.changes) }, source);
    });
  }

  /** Puts a difference back field by field; what others have deleted meanwhile stays deleted. */
  override applyDiff(
    { added, updated, removed }: RecordsDiff<TLRecord>,
    options?: Parameters<TLStore['applyDiff']>[1],
  ): void {
    const patched: [string, [TLRecord, TLRecord]][] = [];
    for (const [id, [from, to]] of Object.entries(updated)) {
      const current = this.unsafeGetWithoutCapture(id as TLRecord['id']);
      if (current) patched.push([id, [current, withChanges(current, from, to)]]);
    }
    super.applyDiff({ added, updated: Object.fromEntries(patched), removed }, options);
  }
}

/** Where the pictures of a board are, and how one gets there. */
export type BoardPictures = Required<TLAssetStore>;

/** For boards of no room: pictures come from nowhere and go nowhere. */
const NO_PICTURES: BoardPictures = {
  upload: () => Promise.reject(new Error('This board holds no pictures.')),
  resolve: () => null,
  remove: () => Promise.resolve(),
};

/** A store for a board, empty. */
export function createBoardStore(pictures: BoardPictures = NO_PICTURES): TLStore {
  return new BoardStore({
    schema: boardSchema,
    props: {
      defaultName: '',
      assets: pictures,
      onMount: () => {},
    },
  });
}

function asIfAlone(
  alone: Map<string, TLRecord>,
  { added, updated, removed }: RecordsDiff<TLRecord>,
): RecordsDiff<TLRecord> {
  for (const record of Object.values(added)) alone.set(record.id, record);
  const changes: [string, [TLRecord, TLRecord]][] = [];
  for (const [id, [from, to]] of Object.entries(updated)) {
    const before = alone.get(id) ?? from;
    const after = withChanges(before, from, to);
    alone.set(id, after);
    changes.push([id, [before, after]]);
  }
  for (const id of Object.keys(removed)) alone.delete(id);
  return { added, updated: Object.fromEntries(changes), removed };
}

/**
 * `record` with the fields set in which `to` differs from `from`; `props` and `meta` count field by field, and
 * texts letter by letter.
 */
function withChanges(record: TLRecord, from: TLRecord, to: TLRecord): TLRecord {
  return changedEntries(record as unknown as Entries, from as unknown as Entries, to as unknown as Entries, [
    'props',
    'meta',
  ]) as unknown as TLRecord;
}

function changedEntries(target: Entries, from: Entries, to: Entries, groups: readonly string[]): Entries {
  const result = { ...target };
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [before, after] = [from[key], to[key]];
    if (before === after || isEqual(before, after)) continue;
    const current = target[key];
    if (groups.includes(key) && isEntries(current) && isEntries(before) && isEntries(after)) {
      result[key] = changedEntries(current, before, after, []);
    } else if (key in to) result[key] = mergeText(key, current, before, after);
    else delete result[key];
  }
  return result;
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
