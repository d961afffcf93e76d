import {
  Box,
  type Editor,
  getIndicesAbove,
  type TLPage,
  type TLPageId,
  type TLRecord,
  type TLShape,
  uniqueId,
} from 'tldraw';
import { toast } from '@/components/ui/toast';
import { MAX_ADDED, MAX_SHAPES } from '@/lib/board/bounds';
import {
  MAX_TLDRAW_FILE,
  type ReadFile,
  readTldrawFile,
  UnreadableFile,
} from '@/lib/board/files/readTldrawFile';
import type { BoardRecord } from '@/lib/board/schema';

const TOAST = 'board-import';

/** Puts what a file of tldraw's holds onto the board, as one step that can be undone, and says what became of it. */
export async function importFile(editor: Editor, file: File): Promise<void> {
  if (editor.getIsReadonly()) return;
  try {
    // Not read at all where it is too large to be looked into.
    if (file.size > MAX_TLDRAW_FILE)
      throw new UnreadableFile(`This file is larger than ${MAX_TLDRAW_FILE / 1024 / 1024} MB.`);
    const read = readTldrawFile(await file.text());
    if (editor.isDisposed || editor.getIsReadonly()) return;
    const count = place(editor, read.records);
    const lost = whatWasLost(read);
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

function whatWasLost({ pictures, unknown }: ReadFile): { description?: string } {
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
  const already = editor.store.allRecords().filter(({ typeName }) => typeName === 'shape').length;
  if (shapes.length + already > MAX_SHAPES) {
    throw new UnreadableFile(
      `A board holds ${MAX_SHAPES.toLocaleString('en')} shapes, and these are too many for it.`,
    );
  }
  if (JSON.stringify(records).length > MAX_ADDED) {
    throw new UnreadableFile('This file holds too much to be put onto a board at once.');
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
