import { useEffect, useState } from 'react';
import type { TLPageId, TLShapeId } from 'tldraw';
import type { BoardSnapshotData } from '@/lib/board/document';
import type { JsonFile } from '@/lib/board/files/jsonFile';
import type { ExportSource } from './exportBoard';
import { openExportEditor } from './exportEditor';

/** A board that is to be exported. */
export type ExportedBoard = {
  snapshot: BoardSnapshotData;
  title: string;
  at: Date;
  moment: JsonFile['moment'];
  /** Where its viewer stands; the first page where nobody does. */
  pageId?: TLPageId | undefined;
  selection?: readonly TLShapeId[] | undefined;
};

/** Opens a board for export as long as it is wanted; null until it is open. */
export function useExportSource(board: ExportedBoard | null): ExportSource | null {
  const [source, setSource] = useState<ExportSource | null>(null);
  useEffect(() => {
    if (!board) return;
    const editor = openExportEditor(board.snapshot);
    const { title, at, moment, pageId, selection } = board;
    const first = editor.getPages()[0]?.id ?? editor.getCurrentPageId();
    setSource({ editor, title, at, moment, pageId: pageId ?? first, selection: selection ?? [] });
    return () => {
      setSource(null);
      editor.dispose();
    };
  }, [board]);
  return source;
}
