import {
  DefaultKeyboardShortcutsDialog,
  DefaultKeyboardShortcutsDialogContent,
  type TLUiKeyboardShortcutsDialogProps,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuToolItem,
} from 'tldraw';
import { PLACE_TOOL } from './components/PlaceTool';
import { EXPORT_ACTION } from './export/boardFileActions';

/** The keys of tldraw, and first those of what it has not. */
export function BoardShortcuts(props: TLUiKeyboardShortcutsDialogProps) {
  return (
    <DefaultKeyboardShortcutsDialog {...props}>
      <TldrawUiMenuGroup label="Board" id="board">
        <TldrawUiMenuToolItem toolId={PLACE_TOOL} />
        <TldrawUiMenuActionItem actionId={EXPORT_ACTION} />
      </TldrawUiMenuGroup>
      <DefaultKeyboardShortcutsDialogContent />
    </DefaultKeyboardShortcutsDialog>
  );
}
