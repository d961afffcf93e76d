import type { Editor, TLShapeId } from 'tldraw';
import { isBoundaryKind, type PlacedKind } from '@/lib/board/components/kinds';
import { bindEnd } from './connectShapes';
import { surround } from './enclose';
import type { PalettePurpose } from './palette';
import { placeComponent, placeConnected } from './placeComponent';

/**
 * Does what the palette was opened for with the kind that was chosen in it. A boundary is drawn around what is
 * selected.
 * @param isConnected asks for an arrow from what is selected, where the palette was opened to place something
 */
export function choosePlaced(
  editor: Editor,
  kind: PlacedKind,
  purpose: PalettePurpose,
  { isConnected = false } = {},
): TLShapeId | null {
  const [onlyId, ...otherIds] = editor.getSelectedShapeIds();
  if (isBoundaryKind(kind)) {
    const around = surround(editor, kind, editor.getSelectedShapeIds());
    return around ?? placeComponent(editor, kind);
  }
  switch (purpose.what) {
    case 'connect':
      return placeConnected(editor, purpose.fromId, kind, { sides: [purpose.side] });
    case 'finish': {
      const id = placeComponent(editor, kind, { at: purpose.at });
      if (id && editor.getShape(purpose.arrowId)) bindEnd(editor, purpose.arrowId, 'end', id);
      return id;
    }
    case 'place':
      return isConnected && onlyId && otherIds.length === 0
        ? placeConnected(editor, onlyId, kind)
        : placeComponent(editor, kind);
  }
}
