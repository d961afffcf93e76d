import { useContext } from 'react';
import {
  DefaultContextMenu,
  DefaultContextMenuContent,
  type TLUiContextMenuProps,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  useEditor,
  useValue,
} from 'tldraw';
import { AUTHORS_ACTION } from './authorsActions';
import { HistoryRoom } from './historyRoom';

/** What can be done with what is selected: tldraw's, and asking who drew it. */
export function BoardContextMenu(props: TLUiContextMenuProps) {
  return (
    <DefaultContextMenu {...props}>
      <DefaultContextMenuContent />
      <AuthorsItem />
    </DefaultContextMenu>
  );
}

function AuthorsItem() {
  const editor = useEditor();
  const roomId = useContext(HistoryRoom);
  const isSelected = useValue('something is selected', () => editor.getSelectedShapeIds().length > 0, [
    editor,
  ]);
  if (roomId === null || !isSelected) return null;
  return (
    <TldrawUiMenuGroup id="authors">
      <TldrawUiMenuActionItem actionId={AUTHORS_ACTION} />
    </TldrawUiMenuGroup>
  );
}
