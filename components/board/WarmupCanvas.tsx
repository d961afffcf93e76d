'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Editor } from 'tldraw';
import { createBoardStore } from '@/lib/board/boardStore';
import { Canvas } from './Canvas';
import { useBoardUser } from './useBoardUser';

const CANDIDATE = { id: 'candidate', name: '', color: '#475569' };

/** A canvas of one's own to try the tools on. Nothing drawn on it leaves the page or is kept. */
export function WarmupCanvas({ onDrawn }: { onDrawn: () => void }) {
  const user = useBoardUser(CANDIDATE);
  const [store] = useState(() => createBoardStore());
  const handler = useRef(onDrawn);
  useEffect(() => {
    handler.current = onDrawn;
  });

  useEffect(() => {
    const stop = store.listen(
      ({ changes }) => {
        if (!Object.values(changes.added).some(({ typeName }) => typeName === 'shape')) return;
        stop();
        handler.current();
      },
      { source: 'user', scope: 'document' },
    );
    return stop;
  }, [store]);

  const handleMount = useCallback((editor: Editor) => {
    editor.setCurrentTool('draw');
  }, []);

  return (
    <div className="absolute inset-0 isolate">
      <Canvas store={store} user={user} onMount={handleMount} />
    </div>
  );
}
