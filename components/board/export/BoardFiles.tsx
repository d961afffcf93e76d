'use client';

import dynamic from 'next/dynamic';
import { useContext, useEffect, useState } from 'react';
import { useEditor, useValue } from 'tldraw';
import type { BoardSnapshotData } from '@/lib/board/document';
import { isBoardRecord } from '@/lib/board/schema';
import { boardFileRequest } from './boardFileRequests';
import { BoardTitle } from './boardTitle';
import type { ExportedBoard } from './useExportSource';

const ExportDialog = dynamic(() => import('./ExportDialog').then((module) => module.ExportDialog), {
  ssr: false,
});

const ImportDialog = dynamic(() => import('../import/ImportDialog').then((module) => module.ImportDialog), {
  ssr: false,
});

/** Files of the board on this canvas: the dialogs that make them and bring them in. */
export function BoardFiles() {
  const editor = useEditor();
  const title = useContext(BoardTitle);
  const [isImporting, setIsImporting] = useState(false);
  const [board, setBoard] = useState<ExportedBoard | null>(null);
  const request = useValue('request', () => boardFileRequest.get(), []);

  useEffect(() => {
    if (request?.editor !== editor) return;
    boardFileRequest.set(null);
    // While a dialog is open, keys are not the canvas's.
    editor.blur({ blurContainer: false });
    if (request.what === 'import') {
      setIsImporting(true);
      return;
    }
    setBoard({
      snapshot: snapshotOf(editor.store),
      title,
      at: new Date(),
      moment: null,
      pageId: editor.getCurrentPageId(),
      selection: editor.getSelectedShapeIds(),
    });
  }, [request, editor, title]);

  return (
    <>
      {isImporting ? (
        <ImportDialog
          editor={editor}
          onClose={() => {
            setIsImporting(false);
            editor.focus();
          }}
        />
      ) : null}
      {board ? (
        <ExportDialog
          board={board}
          onClose={() => {
            setBoard(null);
            editor.focus();
          }}
        />
      ) : null}
    </>
  );
}

/** The board as it stands, without what is this viewer's own. */
function snapshotOf(store: ReturnType<typeof useEditor>['store']): BoardSnapshotData {
  const records = store.allRecords().filter(isBoardRecord);
  return {
    schema: store.schema.serialize(),
    store: Object.fromEntries(records.map((record) => [record.id, record])),
  } as BoardSnapshotData;
}
