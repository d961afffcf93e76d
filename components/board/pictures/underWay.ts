import { atom, type Editor, type TLPageId } from 'tldraw';

/** A picture on its way to the server, where it will be on the board. Only who sends it sees it. */
export type PictureUnderWay = {
  id: string;
  editor: Editor;
  pageId: TLPageId;
  name: string;
  /** In the page's pixels. */
  box: { x: number; y: number; w: number; h: number };
  /** The file itself, for the browser; null where it cannot show it. */
  preview: string | null;
  /** How much has been sent, from 0 to 1. */
  sent: number;
  cancel: () => void;
};

const underWay = atom<readonly PictureUnderWay[]>('pictures under way', []);

/** The pictures on their way to the page that an editor shows. */
export function picturesUnderWay(editor: Editor): PictureUnderWay[] {
  const pageId = editor.getCurrentPageId();
  return underWay.get().filter((picture) => picture.editor === editor && picture.pageId === pageId);
}

/** Shows a picture as being on its way until the returned object's `end` is called. */
export function showUnderWay(picture: PictureUnderWay) {
  underWay.update((all) => [...all, picture]);
  return {
    sent(sent: number) {
      underWay.update((all) => all.map((other) => (other.id === picture.id ? { ...other, sent } : other)));
    },
    end() {
      underWay.update((all) => all.filter(({ id }) => id !== picture.id));
    },
  };
}
