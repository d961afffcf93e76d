import { Box, type Editor } from 'tldraw';
import type { Area } from '@/lib/board/components/silhouette';
import { ASSUMPTIONS_WIDTH } from '@/lib/board/estimate/cardMeasures';
import type { EstimateShape } from '@/lib/board/estimate/shape';

/** Below this share of their own size, words in fields are hard to read. */
const READABLE = 0.75;

/** Around what is shown, in pixels of the screen: at the top and at the bottom are the canvas's own tools. */
const ROOM = { side: 12, top: 52, bottom: 76 };

/** Brings a card so near that one can type into it: the whole card, or on a narrow screen its fields. */
export function showForEditing(editor: Editor, shape: EstimateShape): void {
  const bounds = editor.getShapePageBounds(shape);
  const { scale } = shape.props;
  if (!bounds || editor.getZoomLevel() * scale >= READABLE) return;
  const isNarrow = editor.getViewportScreenBounds().w < bounds.w / scale;
  const shown = isNarrow ? new Box(bounds.x, bounds.y, ASSUMPTIONS_WIDTH * scale, bounds.h) : bounds;
  editor.zoomToBounds(shown, { targetZoom: 1 / scale, inset: isNarrow ? ROOM.side : ROOM.bottom });
}

/** How far a stretch goes to lie between two bounds; where both cannot be kept, its beginning is in. */
function shift(from: number, to: number, least: number, most: number): number {
  const back = Math.min(0, most - to);
  return from + back < least ? least - from : back;
}

/** Moves the board as little as is needed for a part of a card to be in view. */
export function keepInView(editor: Editor, { id, props: { scale } }: EstimateShape, area: Area): void {
  const corners = [
    { x: area.x * scale, y: area.y * scale },
    { x: (area.x + area.w) * scale, y: (area.y + area.h) * scale },
  ];
  const part = Box.FromPoints(editor.getShapePageTransform(id).applyToPoints(corners));
  const { x: left, y: top, w, h } = editor.getViewportPageBounds();
  const zoom = editor.getZoomLevel();
  const dx = shift(part.minX, part.maxX, left + ROOM.side / zoom, left + w - ROOM.side / zoom);
  const dy = shift(part.minY, part.maxY, top + ROOM.top / zoom, top + h - ROOM.bottom / zoom);
  if (dx === 0 && dy === 0) return;
  const { x, y, z } = editor.getCamera();
  editor.setCamera({ x: x + dx, y: y + dy, z });
}
