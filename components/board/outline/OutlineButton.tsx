import { ListTree } from 'lucide-react';
import { useActions, useEditor, useValue } from 'tldraw';
import { IconButton } from '@/components/ui/IconButton';

import { OUTLINE_ACTION, outlineState } from './outlineState';

/** Opens the board's outline beside the canvas, for everyone who sees the board. */
export function OutlineButton() {
  const editor = useEditor();
  const open = useValue('is the outline open', () => outlineState(editor).get().isOpen, [editor]);
  const { [OUTLINE_ACTION]: action } = useActions();
  return (
    <div className="board-panel board-corner">
      <IconButton
        label="Outline"
        icon={<ListTree />}
        keys={['Shift', 'O']}
        side="bottom"
        aria-pressed={open}
        onClick={() => action?.onSelect('toolbar')}
      />
    </div>
  );
}
