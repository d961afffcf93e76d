'use client';

import { useCallback, useMemo } from 'react';
import type { Editor, TLStoreSnapshot } from 'tldraw';
import { createBoardStore } from '@/lib/board/boardStore';
import type { BoardSnapshotData } from '@/lib/board/document';
import { BoardAuthors } from './authors/BoardAuthors';
import { HistoryRoom } from './authors/historyRoom';
import { Canvas } from './Canvas';
import { RoomPictures } from './pictures/roomPictures';
import { showWholePage } from './showWholePage';
import { useBoardUser } from './useBoardUser';

const VIEWER = { id: 'viewer', name: '', color: '#475569' };

/** A saved board to look around in: its pages can be turned, nothing can be changed. */
export function BoardSnapshot({
  snapshot,
  roomId,
}: {
  snapshot: BoardSnapshotData;
  /** The room whose board it is. */
  roomId: string;
}) {
  const user = useBoardUser(VIEWER);
  const store = useMemo(() => {
    const loaded = createBoardStore(new RoomPictures(roomId));
    loaded.loadStoreSnapshot(snapshot as TLStoreSnapshot);
    return loaded;
  }, [roomId, snapshot]);

  const handleMount = useCallback((editor: Editor) => {
    editor.updateInstanceState({ isReadonly: true });
    editor.setCurrentTool('hand');
    showWholePage(editor);
  }, []);

  return (
    <div className="absolute inset-0 isolate">
      <HistoryRoom value={roomId}>
        <Canvas store={store} user={user} autoFocus={false} onMount={handleMount}>
          <BoardAuthors />
        </Canvas>
      </HistoryRoom>
    </div>
  );
}
