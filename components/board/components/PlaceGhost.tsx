import { TLPOINTER_ID, useEditor, useValue } from 'tldraw';
import { colorsOf } from '@/lib/board/components/colors';
import { factsOf, isBoundaryKind } from '@/lib/board/components/kinds';
import { layOutComponent } from '@/lib/board/components/layout';
import { newComponentProps } from '@/lib/board/components/shape';
import { BoundaryDrawing } from './BoundaryDrawing';
import { ComponentDrawing } from './ComponentDrawing';
import { measureText } from './measureText';
import { PLACE_TOOL, type PlaceTool } from './PlaceTool';
import { sizeOf } from './placeComponent';

/** What is about to be placed, under the pointer. */
export function PlaceGhost() {
  const editor = useEditor();
  const ghost = useValue('ghost', () => {
    const { isHoveringCanvas, isCoarsePointer } = editor.getInstanceState();
    if (!isHoveringCanvas || isCoarsePointer || !editor.isIn(`${PLACE_TOOL}.idle`)) return null;
    const kind = editor.getStateDescendant<PlaceTool>(PLACE_TOOL)?.kind;
    const pointer = editor.store.get(TLPOINTER_ID);
    if (!kind || !pointer) return null;
    return { kind, at: editor.pageToViewport(pointer), zoom: editor.getZoomLevel() };
  }, [editor]);
  if (!ghost) return null;
  const { kind, at, zoom } = ghost;
  const { w, h } = sizeOf(kind);
  const isDark = editor.user.getIsDarkMode();
  return (
    <svg className="board-ghost" aria-hidden="true">
      <g transform={`translate(${at.x - (w * zoom) / 2} ${at.y - (h * zoom) / 2}) scale(${zoom})`}>
        {isBoundaryKind(kind) ? (
          <BoundaryDrawing kind={kind} w={w} h={h} isDark={isDark} />
        ) : (
          <ComponentDrawing
            props={newComponentProps(kind)}
            layout={layOutComponent(newComponentProps(kind), measureText)}
            colors={colorsOf(factsOf(kind).group, isDark)}
          />
        )}
      </g>
    </svg>
  );
}
