import { atom, type Editor, type TLUiActionsContextType } from 'tldraw';

export const AUTHORS_ACTION = 'who-drew-this';

/** The canvas on which somebody asks who drew what is selected; its `BoardAuthors` answers. */
export const authorsRequest = atom<Editor | null>('authors request', null);

/** Asking who drew what is selected, for the context menu and the keyboard. */
export function authorsActions(editor: Editor): TLUiActionsContextType {
  return {
    [AUTHORS_ACTION]: {
      id: AUTHORS_ACTION,
      label: 'Who drew this',
      kbd: 'shift+w',
      readonlyOk: true,
      onSelect() {
        authorsRequest.set(editor);
      },
    },
  };
}
