import type { Editor, TLUiActionsContextType } from 'tldraw';
import { companyOf } from './company';

export const CALL_ACTION = 'call-everyone';

/** Calling everyone to one's own view, for the menu and the keyboard; those who cannot draw do not have it. */
export function companyActions(editor: Editor): TLUiActionsContextType {
  return {
    [CALL_ACTION]: {
      id: CALL_ACTION,
      label: 'Ask everyone to look here',
      kbd: 'shift+s',
      onSelect: () => companyOf(editor)?.callEveryone(),
    },
  };
}
