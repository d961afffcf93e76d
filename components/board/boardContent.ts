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
import { isBoardShape } from '@/lib/board/schema';
import { importFile, isBoardFile } from './export/importFile';
import { isMermaidFile } from './import/mermaidFile';
import { dropMermaid, pasteMermaid } from './mermaid/pasteMermaid';

/** What loads something from an address as soon as it is laid out. */
const LOADING = 'audio,embed,iframe,image,img,input,link,object,picture,script,source,style,svg,video';

/**
 * Says what becomes of what is pasted or dropped: text and shapes are placed, links become text, and what
 * would show a picture is refused. Nothing is fetched.
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
  editor.registerExternalContentHandler('tldraw', ({ point, content }) => {
    const kept = withoutPictures(content as TLContent);
    if (kept.shapes.length < (content as TLContent).shapes.length) sayNoPictures();
    if (kept.shapes.length === 0) return;
    return defaultHandleExternalTldrawContent(editor, { content: kept, ...(point ? { point } : {}) });
  });
  editor.registerExternalContentHandler('excalidraw', ({ point, content }) => {
    const { elements } = content as { elements: { type: string }[] };
    const kept = elements.filter(({ type }) => !['image', 'embeddable', 'iframe'].includes(type));
    if (kept.length < elements.length) sayNoPictures();
    if (kept.length === 0) return;
    const shapes = { ...(content as object), elements: kept, files: {} };
    return defaultHandleExternalExcalidrawContent(editor, { content: shapes, ...(point ? { point } : {}) });
  });
  editor.registerExternalContentHandler('files', async ({ files }) => {
    const file = files.find((one) => isBoardFile(one) || isMermaidFile(one));
    if (!file) sayNoPictures();
    else if (isBoardFile(file)) await importFile(editor, file);
    else await dropMermaid(editor, file);
  });
  editor.registerExternalContentHandler('file-replace', sayNoPictures);
  editor.registerExternalContentHandler('svg-text', sayNoPictures);
  editor.registerExternalAssetHandler('file', null);
  editor.registerExternalAssetHandler('url', null);
}

function sayNoPictures(): void {
  toast.info('Pictures and files cannot be placed on boards', {
    id: 'board-no-pictures',
    description: 'Text and shapes can be pasted.',
  });
}

function sayTooLong(): void {
  toast.info('The pasted text was cut', {
    id: 'board-text-cut',
    description: `One shape holds up to ${MAX_TEXT.toLocaleString('en')} characters.`,
  });
}

function withoutPictures(content: TLContent): TLContent {
  const shapes = content.shapes.filter(({ type }) => isBoardShape(type));
  const ids = new Set(shapes.map(({ id }) => id));
  return {
    ...content,
    shapes,
    rootShapeIds: content.rootShapeIds.filter((id) => ids.has(id)),
    bindings: content.bindings?.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId)),
    assets: [],
  };
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
