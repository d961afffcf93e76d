import {
  defaultHandleExternalExcalidrawContent,
  defaultHandleExternalTextContent,
  defaultHandleExternalTldrawContent,
  type Editor,
  type TLContent,
} from 'tldraw';
import { toast } from '@/components/ui/toast';
import { MAX_TEXT } from '@/lib/board/bounds';
import { whyNoPicture } from '@/lib/board/pictureType';
import { isBoardFile } from './export/isBoardFile';
import { isMermaidFile } from './import/mermaidFile';
import { type ExcalidrawContent, takeContent, takeExcalidraw } from './pictures/pasteContent';
import { placePictures } from './pictures/placePictures';
import { tellRefused } from './pictures/refusedPictures';
import { replacePicture } from './pictures/replacePicture';
import { roomPicturesOf } from './pictures/roomPictures';

/** The longest formatted text that is looked into; of a longer one the plain text is taken. */
const MAX_HTML = 20 * MAX_TEXT;

/** Every flowchart has one of these words; the reader, which knows more, is loaded where one is. */
const MERMAID_WORD = /\b(?:flowchart|graph)\b/;

/** What loads something from an address as soon as it is laid out. */
const LOADING = 'audio,embed,iframe,image,img,input,link,object,picture,script,source,style,svg,video';

/**
 * Says what becomes of what is pasted or dropped: text and shapes are placed, links become text, pictures go to
 * the room first. Nothing is fetched from anywhere else.
 */
export function handleBoardContent(editor: Editor): void {
  editor.registerExternalContentHandler('text', ({ point, text, html }) => {
    const isTooLong = text.length > MAX_TEXT;
    // What is measured before it is cut would hold up the page.
    const isFormatted = html !== undefined && !isTooLong && html.length <= MAX_HTML;
    const pasteAsText = () => {
      if (isTooLong) sayTooLong();
      return defaultHandleExternalTextContent(editor, {
        text: text.slice(0, MAX_TEXT),
        ...(point ? { point } : {}),
        ...(isFormatted ? { html: withoutLoading(html) } : {}),
      });
    };
    return MERMAID_WORD.test(text) ? pasteFlowchart(editor, text, pasteAsText) : pasteAsText();
  });
  editor.registerExternalContentHandler('url', ({ point, url }) =>
    defaultHandleExternalTextContent(editor, { text: url, ...(point ? { point } : {}) }),
  );
  editor.registerExternalContentHandler('embed', ({ point, url }) =>
    defaultHandleExternalTextContent(editor, { text: url, ...(point ? { point } : {}) }),
  );
  editor.registerExternalContentHandler('tldraw', ({ point, content: copied }) =>
    placed(async () => {
      if (editor.getIsReadonly()) return;
      const { content, refused, lost } = await takeContent(editor, copied as TLContent);
      tellRefused(refused, refused.length);
      if (lost > 0) sayLost();
      if (content.shapes.length === 0 || editor.isDisposed) return;
      await defaultHandleExternalTldrawContent(editor, { content, ...(point ? { point } : {}) });
    }),
  );
  editor.registerExternalContentHandler('excalidraw', ({ point, content: copied }) =>
    placed(async () => {
      if (editor.getIsReadonly()) return;
      const { content, refused, lost } = await takeExcalidraw(editor, copied as ExcalidrawContent);
      tellRefused(refused, refused.length);
      if (lost > 0) sayLost();
      if (content.elements.length === 0 || editor.isDisposed) return;
      await defaultHandleExternalExcalidrawContent(editor, { content, ...(point ? { point } : {}) });
    }),
  );
  editor.registerExternalContentHandler('files', async ({ files, point }) => {
    const diagram = files.find(isMermaidFile);
    if (diagram) return (await import('./mermaid/pasteMermaid')).dropMermaid(editor, diagram);
    const boards = files.filter(isBoardFile);
    if (boards.length > 0) {
      const { importFile } = await import('./export/importFile');
      for (const board of boards) await importFile(editor, board);
    }
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

async function pasteFlowchart(editor: Editor, text: string, pasteAsText: () => void): Promise<void> {
  const mermaid = await import('./mermaid/pasteMermaid').catch(() => null);
  if (mermaid) await mermaid.pasteMermaid(editor, text, pasteAsText);
  else pasteAsText();
}

/** Places what was copied elsewhere, unless it is not what it says. */
async function placed(place: () => Promise<void>): Promise<void> {
  try {
    await place();
  } catch {
    toast.error('These shapes cannot be pasted', {
      id: 'board-bad-shapes',
      description: 'They are damaged, or were copied from a program that boards do not know.',
    });
  }
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
    description:
      'Videos, bookmarks, embedded pages and pictures that are not there cannot be placed on boards.',
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
