import { type Atom, atom, type Editor, type TLUiActionsContextType } from 'tldraw';

export const OUTLINE_ACTION = 'toggle-outline';

/** Whether an outline is open beside its canvas, and how often somebody has asked to go to it. */
export type OutlineState = { isOpen: boolean; visits: number };

const STATES = new WeakMap<Editor, Atom<OutlineState>>();

/** The state of a canvas's outline. */
export function outlineState(editor: Editor): Atom<OutlineState> {
  let state = STATES.get(editor);
  if (!state) {
    state = atom<OutlineState>('outline', { isOpen: false, visits: 0 });
    STATES.set(editor, state);
  }
  return state;
}

/** Closes the outline; the canvas has the keys again. */
export function closeOutline(editor: Editor): void {
  outlineState(editor).update(({ visits }) => ({ isOpen: false, visits }));
  editor.focus();
}

/** Opening and closing the outline, for the menu, its button and the keyboard. */
export function outlineAction(editor: Editor): TLUiActionsContextType {
  return {
    [OUTLINE_ACTION]: {
      id: OUTLINE_ACTION,
      label: 'Outline',
      kbd: 'shift+o',
      readonlyOk: true,
      onSelect: (source) => {
        const { isOpen } = outlineState(editor).get();
        // From the canvas the key goes to an outline that is open; there, it closes it.
        if (isOpen && source !== 'kbd') closeOutline(editor);
        else outlineState(editor).update(({ visits }) => ({ isOpen: true, visits: visits + 1 }));
      },
    },
  };
}
