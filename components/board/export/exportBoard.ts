import { type Editor, getSvgAsImage, type TLPageId, type TLShapeId } from 'tldraw';
import { boardFileName } from '@/lib/board/files/fileName';
import { JSON_MIME_TYPE, type JsonFile, writeJsonFile } from '@/lib/board/files/jsonFile';
import { partOfBoard } from '@/lib/board/files/partOfBoard';
import { TLDRAW_EXTENSION, TLDRAW_MIME_TYPE, writeTldrawFile } from '@/lib/board/files/writeTldrawFile';
import { type BoardRecord, isBoardRecord } from '@/lib/board/schema';
import type { ExportFormat } from './exportFormats';
import type { ExportPictures } from './exportPictures';
import { type PageLook, type RenderedPage, renderPage, type Work } from './renderPage';

/** Which part of a board is exported. */
export type ExportPart = 'selection' | 'page' | 'all';

export type ExportChoice = PageLook & {
  format: ExportFormat;
  part: ExportPart;
  /** Pixels of a PNG for each of the board's. */
  scale: 1 | 2 | 3;
};

/** The board that is exported, and where its viewer stands in it. */
export type ExportSource = {
  editor: Editor;
  pictures: ExportPictures;
  title: string;
  /** The moment that it shows, which its files are dated by. */
  at: Date;
  moment: JsonFile['moment'];
  pageId: TLPageId;
  selection: readonly TLShapeId[];
};

export type ExportedFile = { name: string; blob: Blob };

/** What came of an export, and what the person should know about it. */
export type Exported = { files: ExportedFile[]; notice: string | null };

/** An export that cannot be made, and why, as a sentence. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
}

/** Writes the files. @throws ExportRefused; what the signal was aborted with */
export async function exportBoard(source: ExportSource, choice: ExportChoice, work: Work): Promise<Exported> {
  const { format } = choice;
  switch (format.id) {
    case 'png':
      return exportPng(source, choice, work);
    case 'svg':
      return {
        files: (await renderAll(source, choice, work)).map((page, _, { length }) => ({
          name: nameOf(source, 'svg', length > 1 ? page.name : undefined),
          blob: new Blob([svgText(page)], { type: 'image/svg+xml' }),
        })),
        notice: null,
      };
    case 'pdf':
      return exportPdf(source, choice, work);
    default:
      return { files: [await exportRecords(source, choice)], notice: null };
  }
}

/** The page's picture as a file has it. */
export function svgText({ svg }: RenderedPage): string {
  return new XMLSerializer().serializeToString(svg);
}

/** Draws every page that is wanted and has something on it. */
export async function renderAll(
  { editor, pictures, pageId, selection }: ExportSource,
  choice: ExportChoice,
  { signal, onProgress }: Work,
): Promise<RenderedPage[]> {
  await loadPictures(pictures);
  signal.throwIfAborted();
  const pages = choice.part === 'all' ? editor.getPages().map(({ id }) => id) : [pageId];
  const rendered: RenderedPage[] = [];
  for (const [i, id] of pages.entries()) {
    const what = { pageId: id, ids: choice.part === 'selection' ? selection : undefined };
    const page = await renderPage(editor, what, choice, {
      signal,
      onProgress: (done) => onProgress((i + done) / pages.length),
    });
    if (page) rendered.push(page);
  }
  if (rendered.length > 0) return rendered;
  throw new ExportRefused(
    choice.part === 'selection'
      ? 'Nothing is selected any more.'
      : 'There is nothing on the board to export yet.',
  );
}

/** A file without its pictures would look whole to whoever gets it, so there is rather none. */
async function loadPictures(pictures: ExportPictures): Promise<void> {
  try {
    await pictures.load();
  } catch {
    throw new ExportRefused("The board's pictures could not be loaded. Check the connection and try again.");
  }
}

async function exportPng(source: ExportSource, choice: ExportChoice, work: Work): Promise<Exported> {
  const pages = await renderAll(source, choice, work);
  const files: ExportedFile[] = [];
  let notice: string | null = null;
  for (const page of pages) {
    work.signal.throwIfAborted();
    const { width, height } = page;
    const blob = await getSvgAsImage(svgText(page), { type: 'png', width, height, pixelRatio: choice.scale });
    if (!blob) throw new ExportRefused(TOO_LARGE);
    const size = await sizeOfPng(blob);
    if (size.width < Math.floor(width * choice.scale)) {
      notice = `The picture is smaller than asked for: ${size.width.toLocaleString('en')} by ${size.height.toLocaleString('en')} pixels is the most that this browser can draw. SVG and PDF have no such limit.`;
    }
    files.push({ name: nameOf(source, 'png', pages.length > 1 ? page.name : undefined), blob });
  }
  return { files, notice };
}

const TOO_LARGE =
  'This browser cannot draw a picture of that size. Choose a smaller size, or export as SVG or PDF.';

/** Reads the size of a PNG from its header. */
async function sizeOfPng(blob: Blob): Promise<{ width: number; height: number }> {
  const view = new DataView(await blob.slice(0, 24).arrayBuffer());
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

async function exportPdf(source: ExportSource, choice: ExportChoice, work: Work): Promise<Exported> {
  const [{ makePdf }, pages] = await Promise.all([
    import('./pdf/makePdf'),
    renderAll(source, choice, { ...work, onProgress: (done) => work.onProgress(done / 2) }),
  ]);
  const blob = await makePdf(
    pages,
    { title: source.title, created: source.at },
    { ...work, onProgress: (done) => work.onProgress(0.5 + done / 2) },
  );
  return { files: [{ name: nameOf(source, 'pdf'), blob }], notice: null };
}

async function exportRecords(source: ExportSource, choice: ExportChoice): Promise<ExportedFile> {
  const { format, part } = choice;
  const { title, moment, pageId, selection } = source;
  const all = source.editor.store.allRecords().filter(isBoardRecord) as BoardRecord[];
  const records =
    part === 'all' ? all : partOfBoard(all, pageId, part === 'selection' ? new Set<string>(selection) : null);
  if (!records.some(({ typeName }) => typeName === 'shape') && part === 'selection') {
    throw new ExportRefused('Nothing is selected any more.');
  }
  if (format.text) {
    const { write, mimeType, extension } = format.text;
    const text = write(records, part === 'all' ? null : pageId);
    return { name: nameOf(source, extension), blob: new Blob([text], { type: mimeType }) };
  }
  await loadPictures(source.pictures);
  const pictures = source.pictures.contentsFor(records);
  if (format.id === 'json') {
    const text = writeJsonFile({ title, exportedAt: new Date(), moment, records, pictures });
    return { name: nameOf(source, 'json'), blob: new Blob([text], { type: JSON_MIME_TYPE }) };
  }
  const text = writeTldrawFile(records, pictures);
  return { name: nameOf(source, TLDRAW_EXTENSION), blob: new Blob([text], { type: TLDRAW_MIME_TYPE }) };
}

function nameOf({ title, at }: ExportSource, extension: string, page?: string): string {
  return boardFileName({ title, at, page, extension });
}
