import type { TLStore } from '@tldraw/tlschema';
import { bind } from '@/lib/board/binding';
import { createBoardStore } from '@/lib/board/boardStore';
import { createBoardDoc } from '@/lib/board/document';
import { guardShapes } from '@/lib/board/guardShapes';
import type { PresencePerson } from '@/lib/board/people';
import { BOARD_FORMAT } from '@/lib/board/schema';
import { connectRoom, openOfflineCopy, type RoomConnection } from '@/lib/sync/client';
import { isCopyKept, noteCopy } from './keptCopies';
import { RoomPictures } from './pictures/roomPictures';
import { sayRefused } from './sayRefused';

export type BoardSessionOptions = {
  roomId: string;
  person: PresencePerson;
  /** Whether the person may draw now; asked before every write. */
  canEdit: () => boolean;
  /** Whether a canvas shows the board. */
  isOnScreen: () => boolean;
  /** The board in this browser is there, before or without the server's. */
  onCopy: () => void;
};

/** An open board: its store, its connection, and everything between them. */
export type BoardSession = {
  store: TLStore;
  connection: RoomConnection;
  /** Writes what is left, and ends all of it. */
  end(): void;
};

/** Opens a room's board: the copy in this browser, and the connection to the server. */
export function openBoard({
  roomId,
  person,
  canEdit,
  isOnScreen,
  onCopy,
}: BoardSessionOptions): BoardSession {
  const doc = createBoardDoc();
  const pictures = new RoomPictures(roomId);
  const store = createBoardStore(pictures);
  const offlineCopy = openOfflineCopy(roomId, person.id, doc);
  const connection = connectRoom({
    url: `${window.location.origin}/sync`,
    roomId,
    doc,
    offlineCopy,
    params: { board: String(BOARD_FORMAT) },
  });
  const mayEdit = () => canEdit() && connection.status.getSnapshot().canEdit !== false;
  const binding = bind(store, doc, connection.awareness, {
    person,
    canEdit: mayEdit,
    isOnScreen,
    onRefused: sayRefused,
  });
  const stopGuard = guardShapes(store);

  let isEnded = false;
  // A canvas is made as soon as the board is here, and has to find all of it.
  const stopWaiting = connection.status.subscribe(() => {
    if (!connection.status.getSnapshot().everSynced) return;
    stopWaiting();
    binding.showWaiting();
  });
  void offlineCopy.whenLoaded.then((outcome) => {
    noteCopy(connection, outcome === 'loaded');
    // What the server has sent by now may be the beginning of the board only.
    if (isEnded || !offlineCopy.broughtEdits()) return;
    binding.showWaiting();
    onCopy();
  });

  const askBeforeLoss = (event: BeforeUnloadEvent) => {
    binding.flush();
    const { hasUnsavedEdits } = connection.status.getSnapshot();
    const isLost = (hasUnsavedEdits && !isCopyKept(connection)) || pictures.isUploading;
    if (isLost) event.preventDefault();
  };
  document.addEventListener('visibilitychange', binding.flush);
  window.addEventListener('pagehide', binding.flush);
  window.addEventListener('beforeunload', askBeforeLoss);

  return {
    store,
    connection,
    end() {
      if (isEnded) return;
      isEnded = true;
      stopWaiting();
      document.removeEventListener('visibilitychange', binding.flush);
      window.removeEventListener('pagehide', binding.flush);
      window.removeEventListener('beforeunload', askBeforeLoss);
      binding.end();
      stopGuard();
      connection.destroy();
      store.dispose();
      doc.destroy();
    },
  };
}
