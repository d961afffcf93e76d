import type { Editor } from 'tldraw';
import { toast } from '@/components/ui/toast';
import {
  MAX_TLDRAW_FILE,
  type ReadFile,
  readTldrawFile,
  UnreadableFile,
} from '@/lib/board/files/readTldrawFile';
import { TLDRAW_EXTENSION } from '@/lib/board/files/writeTldrawFile';
import { NoPlace, placeRecords } from '../placeRecords';

const TOAST = 'board-import';

/** True for a file that `importFile` can read, by its name. */
export function isBoardFile({ name }: File): boolean {
  return name.toLowerCase().endsWith(`.${TLDRAW_EXTENSION}`);
}

/** Puts what a file of tldraw's holds onto the board, as one step that can be undone, and says what became of it. */
export async function importFile(editor: Editor, file: File): Promise<void> {
  if (editor.getIsReadonly()) return;
  try {
    // Not read at all where it is too large to be looked into.
    if (file.size > MAX_TLDRAW_FILE)
      throw new UnreadableFile(`This file is larger than ${MAX_TLDRAW_FILE / 1024 / 1024} MB.`);
    const read = readTldrawFile(await file.text());
    if (editor.isDisposed || editor.getIsReadonly()) return;
    const { count } = placeRecords(editor, read.records);
    const lost = whatWasLost(read);
    if (count === 0) toast.error('Nothing in this file can be shown on boards', { id: TOAST, ...lost });
    else
      toast.success(`${count.toLocaleString('en')} ${count === 1 ? 'shape was' : 'shapes were'} imported`, {
        id: TOAST,
        ...lost,
      });
  } catch (error) {
    const description =
      error instanceof UnreadableFile || error instanceof NoPlace
        ? error.message
        : 'This file could not be read. Try to save it again in tldraw.';
    toast.error('The file was not imported', { id: TOAST, description });
  }
}

function whatWasLost({ pictures, unknown }: ReadFile): { description?: string } {
  const lost = [
    pictures > 0 && `${pictures} ${pictures === 1 ? 'picture or link' : 'pictures and links'}`,
    unknown > 0 && `${unknown} ${unknown === 1 ? 'shape' : 'shapes'} that boards do not know`,
  ].filter((part) => part !== false);
  if (lost.length === 0) return {};
  return { description: `Left out: ${lost.join(' and ')}.` };
}
