import { Blocks } from 'lucide-react';
import { type Editor, type TLUiToolItem, TldrawUiMenuToolItem, useEditor, useValue } from 'tldraw';
import { PLACE_TOOL } from './PlaceTool';
import { closePalette, openPalette, palette } from './palette';

/** The tool that opens the palette, for the toolbar and the keyboard. */
export function paletteTool(editor: Editor): TLUiToolItem {
  return {
    id: PLACE_TOOL,
    label: 'Components',
    icon: <Blocks size={18} strokeWidth={1.75} />,
    kbd: '/',
    onSelect: (source) => {
      if (source !== 'kbd' && palette.get()?.editor === editor) closePalette(editor);
      else openPalette(editor);
    },
  };
}

/** The palette's button, pressed while something from it is about to be placed. */
export function PaletteToolbarItem() {
  const editor = useEditor();
  const isPressed = useValue('is placing', () => editor.getCurrentToolId() === PLACE_TOOL, [editor]);
  return <TldrawUiMenuToolItem toolId={PLACE_TOOL} isSelected={isPressed} />;
}
