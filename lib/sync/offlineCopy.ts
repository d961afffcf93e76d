import { createStores, deleteDB, openDB } from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/** The copy of a board in this browser, which keeps edits while there is no connection. */
export type OfflineCopy = {
  /**
   * Resolves once the document has what the copy had: `loaded`, or `unavailable` where the browser does not
   * let this page store anything. Never rejects.
   */
  whenLoaded: Promise<'loaded' | 'unavailable'>;
  /** Once it is loaded: the copy had something of the board that was not there already. */
  broughtEdits(): boolean;
  /** Once it is loaded: the copy has edits that are not known to have reached the server. */
  hadUnsavedEdits(): boolean;
  /** True for a change that comes from the copy and not from a person. */
  isOrigin(origin: unknown): boolean;
  /** Remembers, for the next time the copy is opened, whether it has edits that are not durable. */
  noteUnsavedEdits(has: boolean): void;
  /** Stops keeping the copy; what it has stays for next time. */
  close(): Promise<void>;
  /** Stops keeping the copy and removes it from the browser. */
  forget(): Promise<void>;
};

/** Where the copy remembers that it has edits that are not durable. */
const UNSAVED_KEY = 'unsavedEdits';

/** Everything has to be durable for this long before that is noted, so that drawing does not write it often. */
const NOTE_SAVED_AFTER_MS = 2_000;

/** The name holds the person, so that two people who use one browser never get each other's boards. */
function copyName(roomId: string, personId: string): string {
  return `drawbridge/board/${roomId}/${personId}`;
}

/** Reads this person's copy of a board into the document and keeps it up to date from then on. */
export function openOfflineCopy(roomId: string, personId: string, doc: Y.Doc): OfflineCopy {
  const name = copyName(roomId, personId);
  let persistence: IndexeddbPersistence | null = null;
  let isClosed = false;
  let hadUnsavedEdits = false;
  let broughtEdits = false;
  let stopWaiting = () => {};
  const closed = new Promise<void>((resolve) => {
    stopWaiting = resolve;
  });

  const noteBrought = (_update: Uint8Array, from: unknown) => {
    broughtEdits ||= from !== null && from === persistence;
  };

  async function load(): Promise<'loaded' | 'unavailable'> {
    doc.on('update', noteBrought);
    try {
      await prepare(name);
      if (isClosed) return 'unavailable';
      persistence = new IndexeddbPersistence(name, doc);
      const noted = persistence.get(UNSAVED_KEY);
      await Promise.race([persistence.whenSynced, closed]);
      hadUnsavedEdits = (await noted) === 1;
      return isClosed ? 'unavailable' : 'loaded';
    } catch {
      return 'unavailable';
    } finally {
      doc.off('update', noteBrought);
    }
  }
  const whenLoaded = load();

  let lastNote: boolean | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function note(has: boolean): void {
    void whenLoaded.then(async () => {
      if (persistence === null || isClosed) return;
      await persistence.set(UNSAVED_KEY, has ? 1 : 0).catch(() => {});
    });
  }

  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(timer);
    stopWaiting();
    await persistence?.destroy();
  }

  return {
    whenLoaded,
    broughtEdits: () => broughtEdits,
    hadUnsavedEdits: () => hadUnsavedEdits,
    isOrigin: (origin) => origin !== null && origin === persistence,
    noteUnsavedEdits(has) {
      if (lastNote === has) return;
      lastNote = has;
      clearTimeout(timer);
      if (has) note(true);
      else timer = setTimeout(() => note(false), NOTE_SAVED_AFTER_MS);
    },
    close,
    async forget() {
      await close();
      await forgetOfflineCopy(roomId, personId);
    },
  };
}

/** Opens the database once: the library does not report one that cannot be opened. */
async function prepare(name: string): Promise<void> {
  const db = await openDB(name, (fresh) =>
    createStores(fresh, [['updates', { autoIncrement: true }], ['custom']]),
  );
  db.close();
}

/** Removes a person's copy of a board from this browser. Never rejects. */
export async function forgetOfflineCopy(roomId: string, personId: string): Promise<void> {
  try {
    await deleteDB(copyName(roomId, personId));
  } catch {
    // Where nothing can be stored there is nothing to remove.
  }
}
