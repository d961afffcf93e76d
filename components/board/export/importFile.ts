import type { Editor, TLImageShape } from 'tldraw';
import { toast } from '@/components/ui/toast';
import {
  MAX_TLDRAW_FILE,
  type ReadFile,
  readTldrawFile,
  UnreadableFile,
} from '@/lib/board/files/readTldrawFile';
import type { BoardRecord } from '@/lib/board/schema';
import { adoptPictures } from '../pictures/adoptPictures';
import { tellRefused } from '../pictures/refusedPictures';
import { NoPlace, placeRecords } from '../placeRecords';

const TOAST = 'board-import';

/** Puts what a file of tldraw's holds onto the board, as one step that can be undone, and says what became of it. */
export async function importFile(editor: Editor, file: File): Promise<void> {
  if (editor.getIsReadonly()) return;
  try {
    // Not read at all where it is too large to be looked into.
    if (file.size > MAX_TLDRAW_FILE)
      throw new UnreadableFile(`This file is larger than ${MAX_TLDRAW_FILE / 1024 / 1024} MB.`);
    const read = readTldrawFile(await file.text());
    const { records, pictures } = await withPictures(editor, read);
    if (editor.isDisposed || editor.getIsReadonly()) return;
    const { count } = placeRecords(editor, records);
    const lost = whatWasLost({ pictures, unknown: read.unknown });
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

/** The records that are placed, with the file's pictures sent to the room, and how many of those are missing. */
async function withPictures(
  editor: Editor,
  { records, embedded, pictures }: ReadFile,
): Promise<{ records: BoardRecord[]; pictures: number }> {
  const foreign = embedded.map(({ assetId, name, source }) => ({ id: assetId, name, source }));
  const { assets, refused } = await adoptPictures(editor, foreign);
  tellRefused(refused, foreign.length);
  const kept = records.flatMap((record): BoardRecord[] => {
    if (record.typeName !== 'shape' || record.type !== 'image') return [record];
    const { props } = record as TLImageShape;
    const asset = assets.get(props.assetId ?? '');
    return asset ? [{ ...record, props: { ...props, assetId: asset.id } }] : [];
  });
  const missing = records.length - kept.length;
  return { records: [...assets.values(), ...kept], pictures: pictures + missing };
}

function whatWasLost({ pictures, unknown }: Pick<ReadFile, 'pictures' | 'unknown'>): {
  description?: string;
} {
  const lost = [
    pictures > 0 && `${pictures} ${pictures === 1 ? 'picture or link' : 'pictures and links'}`,
    unknown > 0 && `${unknown} ${unknown === 1 ? 'shape' : 'shapes'} that boards do not know`,
  ].filter((part) => part !== false);
  if (lost.length === 0) return {};
  return { description: `Left out: ${lost.join(' and ')}.` };
}
