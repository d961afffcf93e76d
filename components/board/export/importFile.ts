import {
  Box,
  type Editor,
  getIndicesAbove,
  type TLImageShape,
  type TLPage,
  type TLPageId,
  type TLRecord,
  type TLShape,
  uniqueId,
} from 'tldraw';
import { toast } from '@/components/ui/toast';
import {
  MAX_TLDRAW_FILE,
  type ReadFile,
  readTldrawFile,
  UnreadableFile,
} from '@/lib/board/files/readTldrawFile';
import { TLDRAW_EXTENSION } from '@/lib/board/files/writeTldrawFile';
import type { BoardRecord } from '@/lib/board/schema';
import { adoptPictures } from '../pictures/adoptPictures';
import { tellRefused } from '../pictures/refusedPictures';

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
    const { records, pictures } = await withPictures(editor, read);
    if (editor.isDisposed || editor.getIsReadonly()) return;
    const count = place(editor, records);
    const lost = whatWasLost({ pictures, unknown: read.unknown });
    if (count === 0) toast.error('Nothing in this file can be shown on boards', { id: TOAST, ...lost });
    else
      toast.success(`${count.toLocaleString('en')} ${count === 1 ? 'shape was' : 'shapes were'} imported`, {
        id: TOAST,
        ...lost,
      });
  } catch (error) {
    const description =
      error instanceof UnreadableFile
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

/** Puts records onto the board under new ids. Returns how many shapes there were. */
function place(editor: Editor, records: readonly BoardRecord[]): number {
  const pages = records
    .filter((record) => record.typeName === 'page')
    .sort((a, b) => (a.index < b.index ? -1 : 1));
  const shapes = records.filter((record) => record.typeName === 'shape');
  const filled = pages.filter(({ id }) => shapes.some(({ parentId }) => parentId === id));
  if (filled.length === 0) return 0;
  const ids = new Map<string, string>();
  const current = editor.getCurrentPage();
  // One page goes where one stands; of several the first does so only where nothing is.
  const goesHere = filled.length === 1 || editor.getCurrentPageShapeIds().size === 0 ? filled[0] : undefined;
  const room = editor.options.maxPages - editor.getPages().length;
  const others = filled.filter((page) => page !== goesHere);
  if (others.length > room) {
    throw new UnreadableFile(
      `This file has ${filled.length} pages, and a board holds ${editor.options.maxPages}.`,
    );
  }
  const limit = editor.options.maxShapesPerPage;
  const already = goesHere ? editor.getCurrentPageShapeIds().size : 0;
  if (shapes.length + already > limit * filled.length) {
    throw new UnreadableFile(
      `A page holds ${limit.toLocaleString('en')} shapes, and these are too many for it.`,
    );
  }
  if (goesHere) ids.set(goesHere.id, current.id);
  for (const record of [...others, ...shapes]) ids.set(record.id, `${record.typeName}:${uniqueId()}`);
  const shift = goesHere ? shiftOf(editor, shapes, goesHere.id) : { x: 0, y: 0 };
  const top = shapes
    .filter(({ parentId }) => parentId === goesHere?.id)
    .sort((a, b) => (a.index < b.index ? -1 : 1));
  const above = getIndicesAbove(editor.getHighestIndexForParent(current.id), top.length);
  const pageIndices = getIndicesAbove(editor.getPages().at(-1)?.index, others.length);
  const renamed = (id: string) => ids.get(id) ?? id;
  const made: TLRecord[] = [
    ...records.filter(({ typeName, id }) => typeName === 'asset' && !editor.store.has(id)),
    ...others.map(
      (page, i) =>
        ({ ...page, id: renamed(page.id) as TLPageId, index: pageIndices[i] ?? page.index }) as TLPage,
    ),
    ...shapes.map((shape) => {
      const copy = { ...shape, id: renamed(shape.id), parentId: renamed(shape.parentId) } as TLShape;
      const place = top.indexOf(shape);
      const index = above[place];
      return index ? { ...copy, index, x: copy.x + shift.x, y: copy.y + shift.y } : copy;
    }),
    ...records
      .filter((record) => record.typeName === 'binding')
      // The picture that one end held on to may be missing.
      .filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId))
      .map((binding) => ({
        ...binding,
        id: `binding:${uniqueId()}` as typeof binding.id,
        fromId: renamed(binding.fromId) as typeof binding.fromId,
        toId: renamed(binding.toId) as typeof binding.toId,
      })),
  ];
  editor.markHistoryStoppingPoint('import');
  editor.run(() => {
    editor.store.put(made);
    if (goesHere) editor.setSelectedShapes(top.map(({ id }) => renamed(id) as TLShape['id']));
  });
  if (goesHere) editor.zoomToSelectionIfOffscreen(64);
  return shapes.length;
}

/** How far a page's shapes go to lie in view; not at all on an empty page, where they stay where they were. */
function shiftOf(editor: Editor, shapes: readonly TLShape[], pageId: string): { x: number; y: number } {
  const top = shapes.filter(({ parentId }) => parentId === pageId);
  if (editor.getCurrentPageShapeIds().size === 0 || top.length === 0) return { x: 0, y: 0 };
  const box = Box.Common(
    top.map(({ x, y, props }) => {
      const { w = 0, h = 0 } = props as { w?: number; h?: number };
      return new Box(x, y, w, h);
    }),
  );
  const { center } = editor.getViewportPageBounds();
  return { x: center.x - box.center.x, y: center.y - box.center.y };
}
