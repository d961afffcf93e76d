import {
  DefaultKeyboardShortcutsDialog,
  DefaultKeyboardShortcutsDialogContent,
  type TLUiKeyboardShortcutsDialogProps,
  TldrawUiMenuGroup,
} from 'tldraw';
import { CompanyItems } from './company/CompanyItems';

/** The keys of the canvas: tldraw's, and those of what is ours. */
export function BoardShortcuts(props: TLUiKeyboardShortcutsDialogProps) {
  return (
    <DefaultKeyboardShortcutsDialog {...props}>
      <DefaultKeyboardShortcutsDialogContent />
      <TldrawUiMenuGroup id="company" label="shortcuts-dialog.collaboration">
        <CompanyItems />
      </TldrawUiMenuGroup>
    </DefaultKeyboardShortcutsDialog>
  );
}
