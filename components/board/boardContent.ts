import {
  defaultHandleExternalExcalidrawContent,
  defaultHandleExternalTextContent,
  defaultHandleExternalTldrawContent,
  type Editor,
  type TLContent,
} from 'tldraw';
import { toast } from '@/components/ui/toast';
import { MAX_TEXT } from '@/lib/board/bounds';
import { looksLikeMermaid } from '@/lib/board/mermaid/readMermaid';
import { whyNoPicture } from '@/lib/board/pictureType';
import { importFile, isBoardFile } from './export/importFile';
import { isMermaidFile } from './import/mermaidFile';
import { dropMermaid, pasteMermaid } from './mermaid/pasteMermaid';
import { type ExcalidrawContent, takeContent, takeExcalidraw } from './pictures/pasteContent';
import { placePictures } from './pictures/placePictures';
import { tellRefused } from './pictures/refusedPictures';
import { replacePicture } from './pictures/replacePicture';
import { roomPicturesOf } from './pictures/roomPictures';

/** What loads something from an address as soon as it is laid out. */
const LOADING = 'audio,embed,iframe,image,img,input,link,object,picture,script,source,style,svg,video';

/**
 * Says what becomes of what is pasted or dropped: text and shapes are placed, links become text, pictures go to
 * the room first. Nothing is fetched from anywhere else.
 */
export function handleBoardContent(editor: Editor): void {
  editor.registerExternalContentHandler('text', ({ point, text, html }) => {
    const pasteAsText = () => {
      if (text.length > MAX_TEXT) sayTooLong();
      return defaultHandleExternalTextContent(editor, {
        text,
        ...(point ? { point } : {}),
        ...(html ? { html: withoutLoading(html) } : {}),
      });
    };
    return looksLikeMermaid(text) ? pasteMermaid(editor, text, pasteAsText) : pasteAsText();
  });
  editor.registerExternalContentHandler('url', ({ point, url }) =>
    defaultHandleExternalTextContent(editor, { text: url, ...(point ? { point } : {}) }),
  );
  editor.registerExternalContentHandler('embed', ({ point, url }) =>
    defaultHandleExternalTextContent(editor, { text: url, ...(point ? { point } : {}) }),
  );
  editor.registerExternalContentHandler('tldraw', async ({ point, content: copied }) => {
    if (editor.getIsReadonly()) return;
    const { content, refused, lost } = await takeContent(editor, copied as TLContent);
    tellRefused(refused, refused.length);
    if (lost > 0) sayLost();
    if (content.shapes.length === 0 || editor.isDisposed) return;
    return defaultHandleExternalTldrawContent(editor, { content, ...(point ? { point } : {}) });
  });
  editor.registerExternalContentHandler('excalidraw', async ({ point, content: copied }) => {
    if (editor.getIsReadonly()) return;
    const { content, refused, lost } = await takeExcalidraw(editor, copied as ExcalidrawContent);
    tellRefused(refused, refused.length);
    if (lost > 0) sayLost();
    if (content.elements.length === 0 || editor.isDisposed) return;
    return defaultHandleExternalExcalidrawContent(editor, { content, ...(point ? { point } : {}) });
  });
  editor.registerExternalContentHandler('files', async ({ files, point }) => {
    const diagram = files.find(isMermaidFile);
    if (diagram) return dropMermaid(editor, diagram);
    const boards = files.filter(isBoardFile);
    for (const board of boards) await importFile(editor, board);
    const others = files.filter((file) => !isBoardFile(file)).slice(0, editor.options.maxFilesAtOnce);
    if (others.length + boards.length < files.length) sayTooMany(editor.options.maxFilesAtOnce);
    if (others.length > 0 && !roomPicturesOf(editor.store)) sayNoPictures();
    else await placePictures(editor, others, point);
  });
  editor.registerExternalContentHandler('file-replace', ({ file, shapeId }) =>
    replacePicture(editor, file, shapeId),
  );
  editor.registerExternalContentHandler('svg-text', ({ text }) => {
    tellRefused([{ name: '', why: whyNoPicture(new TextEncoder().encode(text)) }], 1);
  });
  editor.registerExternalAssetHandler('file', null);
  editor.registerExternalAssetHandler('url', null);
}

function sayNoPictures(): void {
  toast.info('Pictures and files cannot be placed here', {
    id: 'board-no-pictures',
    description: 'Text and shapes can be pasted.',
  });
}

function sayTooMany(most: number): void {
  toast.info(`Only the first ${most} files are placed`, {
    id: 'board-too-many-files',
    description: 'Add the others afterwards.',
  });
}

function sayLost(): void {
  toast.info('Some of it was left out', {
    id: 'board-content-lost',
    description: 'Videos, bookmarks and embedded pages cannot be placed on boards.',
  });
}

function sayTooLong(): void {
  toast.info('The pasted text was cut', {
    id: 'board-text-cut',
    description: `One shape holds up to ${MAX_TEXT.toLocaleString('en')} characters.`,
  });
}

/** Pasted text is laid out to be measured, and would load its pictures then. */
function withoutLoading(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(LOADING)) element.remove();
  for (const element of body.querySelectorAll('[style],[background]')) {
    element.removeAttribute('style');
    element.removeAttribute('background');
  }
  return body.innerHTML;
}
