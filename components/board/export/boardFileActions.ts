import type { Editor, TLUiActionsContextType } from 'tldraw';
import { boardFileRequest } from './boardFileRequests';

export const EXPORT_ACTION = 'export-board';
export const IMPORT_ACTION = 'import-board';

/** Export and import, for the menu and the keyboard. */
export function boardFileActions(editor: Editor): TLUiActionsContextType {
  return {
    [EXPORT_ACTION]: {
      id: EXPORT_ACTION,
      label: 'Export…',
      kbd: 'cmd+shift+e,ctrl+shift+e',
      readonlyOk: true,
      onSelect: () => {
        boardFileRequest.set({ editor, what: 'export' });
      },
    },
    [IMPORT_ACTION]: {
      id: IMPORT_ACTION,
      label: 'Import…',
      onSelect: () => {
        boardFileRequest.set({ editor, what: 'import' });
      },
    },
  };
}
