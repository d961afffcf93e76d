import {
  DefaultMainMenu,
  EditSubmenu,
  KeyboardShortcutsMenuItem,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuSubmenu,
  ToggleDynamicSizeModeItem,
  ToggleEdgeScrollingItem,
  ToggleFocusModeItem,
  ToggleGridItem,
  ToggleKeyboardShortcutsItem,
  TogglePasteAtCursorItem,
  ToggleReduceMotionItem,
  ToggleSnapModeItem,
  ToggleToolLockItem,
  ToggleWrapModeItem,
  useReadonly,
  ViewSubmenu,
} from 'tldraw';
import { EXPORT_ACTION, IMPORT_ACTION } from './export/boardFileActions';
import { OUTLINE_ACTION } from './outline/outlineState';

/** The canvas's menu. Theme and language are the site's, so they are not in it. */
export function BoardMenu() {
  return (
    <DefaultMainMenu>
      <TldrawUiMenuGroup id="basic">
        <EditSubmenu />
        <ViewSubmenu />
        <TldrawUiMenuActionItem actionId={OUTLINE_ACTION} />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup id="files">
        <TldrawUiMenuActionItem actionId={EXPORT_ACTION} />
        <ImportItem />
      </TldrawUiMenuGroup>
      <TldrawUiMenuGroup id="preferences">
        <TldrawUiMenuSubmenu id="preferences" label="menu.preferences">
          <TldrawUiMenuGroup id="preferences-actions">
            <ToggleSnapModeItem />
            <ToggleToolLockItem />
            <ToggleGridItem />
            <ToggleWrapModeItem />
            <ToggleFocusModeItem />
            <ToggleEdgeScrollingItem />
            <ToggleReduceMotionItem />
            <ToggleKeyboardShortcutsItem />
            <ToggleDynamicSizeModeItem />
            <TogglePasteAtCursorItem />
          </TldrawUiMenuGroup>
        </TldrawUiMenuSubmenu>
        <KeyboardShortcutsMenuItem />
      </TldrawUiMenuGroup>
    </DefaultMainMenu>
  );
}

/** Not there for those who cannot draw. */
function ImportItem() {
  return useReadonly() ? null : <TldrawUiMenuActionItem actionId={IMPORT_ACTION} />;
}
