import { useEffect, useState } from 'react';
import type { TLPageId, TLShapeId } from 'tldraw';
import type { BoardSnapshotData } from '@/lib/board/document';
import type { JsonFile } from '@/lib/board/files/jsonFile';
import type { BoardRecord } from '@/lib/board/schema';
import type { ExportSource } from './exportBoard';
import { openExportEditor } from './exportEditor';
import { ExportPictures } from './exportPictures';

/** A board that is to be exported. */
export type ExportedBoard = {
  /** The room that has its pictures; null for a board without any. */
  roomId: string | null;
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
    const records = Object.values(board.snapshot.store) as BoardRecord[];
    const pictures = new ExportPictures(board.roomId, records);
    const editor = openExportEditor(board.snapshot, pictures);
    const { title, at, moment, pageId, selection } = board;
    const first = editor.getPages()[0]?.id ?? editor.getCurrentPageId();
    setSource({ editor, pictures, title, at, moment, pageId: pageId ?? first, selection: selection ?? [] });
    return () => {
      setSource(null);
      editor.dispose();
    };
  }, [board]);
  return source;
}
