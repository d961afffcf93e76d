import { type RecordsDiff, squashRecordDiffs } from '@tldraw/store';
import type { TLRecord, TLStore } from '@tldraw/tlschema';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { applyBoard } from './applyBoard';
import { BoardView } from './boardView';
import { metaOf } from './document';
import { createPace } from './pace';
import { type PresencePerson, sharePresence } from './presence';
import { StoredBoard } from './storedBoard';
import { type Refused, takeBackUnfit, whyTooMuch, writeChanges } from './writeChanges';

export type BindOptions = {
  /** Who draws here. */
  person: PresencePerson;
  /** Asked before every write. While it is false nothing is written, and what was drawn is taken back. */
  canEdit: () => boolean;
  /** Told why something that the person did was taken back. */
  onRefused?: (why: Refused) => void;
  /**
   * Whether a canvas shows the store, which takes its time to lay shapes out: many are shown in parts then. Before
   * there is one, all of the board has to be there.
   */
  isOnScreen?: () => boolean;
  /** Milliseconds of a clock that does not go back: how long showing others' edits takes, and when was written last. */
  now?: () => number;
  /** Milliseconds between two writes, usually `WRITE_MS`. */
  writeMs?: number;
  /** Told whenever there are other records than before that cannot be shown, with the reasons by their ids. */
  onQuarantine?: (reasons: ReadonlyMap<string, string>) => void;
};

/** Milliseconds between two writes: others see no smoother movement, and everyone's frames pay for more of them. */
const WRITE_MS = 32;

export type Binding = {
  /** Writes what was changed in the last moment at once. Browsers stop drawing frames in hidden pages. */
  flush(): void;
  /** Shows now what others have changed and what waits for its turn: before there is a canvas, all of it. */
  showWaiting(): void;
  /** Writes, and neither shows nor writes anything after that. */
  end(): void;
};

/**
 * Binds a store to a board's document and its presence until that is ended.
 *
 * What the person changes is written field by field, each time in one transaction: at once, and then no more
 * than thirty times a second. What others change is shown in one step, at once or, where that takes long, with
 * pauses between (`createPace`). After each of them the store's document records are exactly the board that the
 * document shows (`BoardView`): what the editor itself changes in answer to others' edits is undone, as the
 * one who made the edit has written its consequences too.
 */
export function bind(store: TLStore, doc: Y.Doc, awareness: Awareness | null, options: BindOptions): Binding {
  const stored = new StoredBoard(doc);
  const view = new BoardView(stored);
  const meta = metaOf(doc);
  const origin = { board: store.id };
  const { now = () => performance.now(), writeMs = WRITE_MS } = options;
  const pace = createPace(showOthers, now);
  const unshown = new Set<string>();
  let waiting = { ids: new Set<string>(), isMeta: false };
  let isApplying = false;
  let reported = 0;
  let held: RecordsDiff<TLRecord> | null = null;
  let lastWrite = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function show(ids: Iterable<string>): void {
    isApplying = true;
    try {
      applyBoard(store, view, ids);
      // The editor's own answers to it are in the history as if the person had made them: drop them here.
      store._flushHistory();
    } finally {
      isApplying = false;
    }
    if (view.quarantineRevision === reported) return;
    reported = view.quarantineRevision;
    options.onQuarantine?.(new Map(view.quarantined));
  }

  function onUserChange({ changes }: { changes: RecordsDiff<TLRecord> }): void {
    if (isApplying) return;
    held = held ? squashRecordDiffs([held, changes]) : changes;
    if (timer !== null) return;
    const wait = lastWrite + writeMs - now();
    if (wait <= 0) write();
    else timer = setTimeout(flush, wait);
  }

  function flush(): void {
    store._flushHistory();
    write();
  }

  function write(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!held) return;
    const changes = held;
    held = null;
    lastWrite = now();
    const ids = new Set(idsOf(changes));
    const canEdit = options.canEdit();
    const tooMuch = canEdit ? whyTooMuch(view, changes) : null;
    if (!canEdit || tooMuch) {
      show(ids);
      if (tooMuch) options.onRefused?.(tooMuch);
      return;
    }
    const revision = view.quarantineRevision;
    doc.transact(() => {
      for (const id of writeChanges(doc, stored, view, changes)) ids.add(id);
    }, origin);
    const changed = view.refresh(ids);
    const isUnfit = view.quarantineRevision !== revision && takeBack(changes);
    show(new Set([...changed, ...view.refresh(isUnfit ? ids : []), ...ids]));
    if (isUnfit) options.onRefused?.('unfit');
  }

  function takeBack(changes: RecordsDiff<TLRecord>): boolean {
    return doc.transact(() => takeBackUnfit(stored, view, changes).length > 0, origin);
  }

  function onTransaction(transaction: Y.Transaction): void {
    const ids = stored.touchedBy(transaction);
    const isMeta = transaction.changedParentTypes.has(meta as never);
    if (transaction.origin === origin || (ids.size === 0 && !isMeta)) return;
    for (const id of ids) waiting.ids.add(id);
    waiting.isMeta ||= isMeta;
    pace.ask();
  }

  function showOthers(): void {
    // What the person has just changed is written first. Otherwise showing the others' edit would undo it.
    flush();
    const { ids, isMeta } = waiting;
    waiting = { ids: new Set(), isMeta: false };
    for (const id of view.refresh(ids)) unshown.add(id);
    for (const id of isMeta ? view.refreshVersions() : []) unshown.add(id);
    const slice = options.isOnScreen?.() ? nextSlice(view, unshown) : [...unshown];
    for (const id of slice) unshown.delete(id);
    show(slice);
    if (unshown.size > 0) pace.ask();
  }

  const stray = store.allRecords().filter((record) => store.scopedTypes.document.has(record.typeName));
  show([...view.ids(), ...stray.map(({ id }) => id)]);
  const stopListening = store.listen(onUserChange, { source: 'user', scope: 'document' });
  // Not an observer of a part: records and their patches are in two, and both are shown in one step.
  doc.on('afterTransaction', onTransaction);
  const stopPresence = awareness ? sharePresence(store, awareness, options.person) : () => {};

  return {
    flush,
    showWaiting() {
      if (waiting.ids.size > 0 || waiting.isMeta || unshown.size > 0) showOthers();
    },
    end() {
      flush();
      pace.stop();
      stopPresence();
      stopListening();
      doc.off('afterTransaction', onTransaction);
    },
  };
}

/** Records that are shown at once: more would stop the page while they are laid out. */
const SLICE = 300;

/** The next of the records that have to be shown: what others need first, so that nothing hangs on what is not there. */
function nextSlice(view: BoardView, ids: ReadonlySet<string>): string[] {
  if (ids.size <= SLICE) return [...ids];
  const rank = (id: string) => {
    const record = view.get(id);
    if (record?.typeName === 'binding') return 3;
    return record?.typeName === 'shape' ? (record.parentId.startsWith('page:') ? 1 : 2) : 0;
  };
  const ranked = [...ids].map((id) => ({ id, rank: rank(id) })).sort((a, b) => a.rank - b.rank);
  const ready = ranked.filter(({ id, rank: level }) => {
    const record = level === 2 ? view.get(id) : undefined;
    return !(record?.typeName === 'shape' && ids.has(record.parentId));
  });
  // A shape comes after the one that it lies in, and what binds shapes after all of them.
  const isLast = ready.length === ranked.length;
  const next = isLast ? ready : ready.filter(({ rank: level }) => level < 3);
  return next.slice(0, SLICE).map(({ id }) => id);
}

function idsOf({ added, updated, removed }: RecordsDiff<TLRecord>): string[] {
  return [...Object.keys(added), ...Object.keys(updated), ...Object.keys(removed)];
}
