'use client';

import { useContext, useEffect, useState } from 'react';
import { useEditor, useValue } from 'tldraw';
import { toast } from '@/components/ui/toast';
import { MAX_AUTHORED_SHAPES } from '@/lib/schemas/lengths';
import { AuthorsDialog } from './AuthorsDialog';
import { type AskedShape, askedShapes } from './askedShapes';
import { authorsRequest } from './authorsActions';
import { HistoryRoom } from './historyRoom';

/** Answers who drew what is selected on this canvas, to those who may look back. */
export function BoardAuthors() {
  const editor = useEditor();
  const roomId = useContext(HistoryRoom);
  const [shapes, setShapes] = useState<AskedShape[] | null>(null);
  const request = useValue('authors request', () => authorsRequest.get(), []);

  useEffect(() => {
    if (request !== editor) return;
    authorsRequest.set(null);
    if (roomId === null) return;
    const asked = askedShapes(editor);
    if (asked.length === 0) {
      toast.info('Select a shape to see who drew it', { id: 'board-authors' });
      return;
    }
    if (asked.length > MAX_AUTHORED_SHAPES) {
      toast.info(`Select at most ${MAX_AUTHORED_SHAPES} shapes`, {
        id: 'board-authors',
        description: `${asked.length} are selected.`,
      });
      return;
    }
    // While the dialog is open, keys are not the canvas's.
    editor.blur({ blurContainer: false });
    setShapes(asked);
  }, [request, editor, roomId]);

  if (roomId === null || shapes === null) return null;
  return (
    <AuthorsDialog
      roomId={roomId}
      shapes={shapes}
      onClose={() => {
        setShapes(null);
        editor.focus();
      }}
    />
  );
}
