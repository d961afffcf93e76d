import { type PointerEvent, useRef } from 'react';
import { useEditor } from 'tldraw';
import type { PlacedKind } from '@/lib/board/components/kinds';
import { handOver } from './handOver';
import { PLACE_TOOL, type PlaceToolInfo } from './PlaceTool';

/**
 * Handlers for something that can be dragged from the palette onto the board: as soon as the pointer has left
 * the palette, what it carries is on the board, and the canvas has the pointer.
 */
export function useCarry() {
  const editor = useEditor();
  const pressed = useRef<{ kind: PlacedKind; pointerId: number } | null>(null);

  const handlePointerMove = (event: PointerEvent<HTMLElement>) => {
    const taken = pressed.current;
    if (!taken || taken.pointerId !== event.pointerId) return;
    const { left, right, top, bottom } = event.currentTarget
      .closest('.board-palette')
      ?.getBoundingClientRect() ?? {
      ...{ left: 0, right: 0, top: 0, bottom: 0 },
    };
    const { clientX: x, clientY: y } = event;
    if (x >= left && x <= right && y >= top && y <= bottom) return;
    pressed.current = null;
    handOver(editor, event, PLACE_TOOL, { kind: taken.kind, isCarried: true } satisfies PlaceToolInfo);
  };

  return (kind: PlacedKind) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      pressed.current = { kind, pointerId: event.pointerId };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: handlePointerMove,
    onPointerUp: () => {
      pressed.current = null;
    },
    onPointerCancel: () => {
      pressed.current = null;
    },
  });
}
