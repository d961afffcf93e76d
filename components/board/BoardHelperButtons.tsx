import { DefaultHelperButtons, TldrawUiMenuActionItem, useEditor, useValue } from 'tldraw';

/** Ways out of where one may be lost. That a view is followed is said, and ended, over the board. */
export function BoardHelperButtons() {
  const editor = useEditor();
  const isPenMode = useValue('pen mode', () => editor.getInstanceState().isPenMode, [editor]);
  const isNothingInView = useValue('nothing in view', () => {
    const shapes = editor.getCurrentPageShapeIds().size;
    return shapes > 0 && editor.getCulledShapes().size === shapes;
  }, [editor]);
  return (
    <DefaultHelperButtons>
      {isPenMode ? <TldrawUiMenuActionItem actionId="exit-pen-mode" /> : null}
      {isNothingInView ? <TldrawUiMenuActionItem actionId="back-to-content" /> : null}
    </DefaultHelperButtons>
  );
}
