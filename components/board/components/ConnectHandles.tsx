import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react';
import { type CSSProperties, type PointerEvent, useRef } from 'react';
import { useEditor, useValue } from 'tldraw';
import type { Side } from '@/lib/board/components/placement';
import { isComponent } from '@/lib/board/components/shape';
import { CONNECT_TOOL, type ConnectToolInfo } from './ConnectTool';
import { handOver } from './handOver';
import { openPalette } from './palette';

const HANDLES = {
  above: { icon: ArrowUp, x: 0.5, y: 0, dx: 0, dy: -1 },
  right: { icon: ArrowRight, x: 1, y: 0.5, dx: 1, dy: 0 },
  below: { icon: ArrowDown, x: 0.5, y: 1, dx: 0, dy: 1 },
  left: { icon: ArrowLeft, x: 0, y: 0.5, dx: -1, dy: 0 },
} as const satisfies Record<Side, unknown>;

/** From the outline of the component to the middle of a handle, in pixels of the screen. */
const DISTANCE = 26;

/** A press that moves less than this is a click, in pixels of the screen. */
const CLICK = 5;

/** Below this size on the screen, handles would hide the component. */
const LEAST = 36;

/**
 * Four handles around the component that is selected: dragged, an arrow leads from it to where it is let go;
 * clicked, the palette asks for what it is to be connected to.
 */
export function ConnectHandles() {
  const editor = useEditor();
  const box = useValue('connectable component', () => {
    const shape = editor.getOnlySelectedShape();
    if (!shape || !isComponent(shape) || shape.isLocked || editor.getIsReadonly()) return null;
    if (!editor.isIn('select.idle') || editor.getEditingShapeId()) return null;
    const bounds = editor.getShapePageBounds(shape);
    if (!bounds) return null;
    const { x, y } = editor.pageToViewport(bounds.point);
    const zoom = editor.getZoomLevel();
    return { id: shape.id, x, y, w: bounds.w * zoom, h: bounds.h * zoom };
  }, [editor]);
  const pressed = useRef<{ x: number; y: number; isDragged: boolean } | null>(null);
  if (!box || Math.min(box.w, box.h) < LEAST) return null;

  const handleMove = (event: PointerEvent<HTMLElement>) => {
    const start = pressed.current;
    if (!start || start.isDragged) return;
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < CLICK) return;
    start.isDragged = true;
    handOver(editor, event, CONNECT_TOOL, { fromId: box.id } satisfies ConnectToolInfo);
  };

  return (
    <section className="board-panel board-connect" aria-label="Connect">
      {(Object.keys(HANDLES) as Side[]).map((side) => {
        const { icon: Icon, x, y, dx, dy } = HANDLES[side];
        const place = { left: box.x + x * box.w + dx * DISTANCE, top: box.y + y * box.h + dy * DISTANCE };
        return (
          <button
            key={side}
            type="button"
            aria-label={`Connect to something ${WORDS[side]}`}
            title="Drag to what it calls, or click for something new"
            className="board-connect-handle"
            style={place as CSSProperties}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              pressed.current = { x: event.clientX, y: event.clientY, isDragged: false };
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={handleMove}
            onClick={() => {
              const isDragged = pressed.current?.isDragged ?? false;
              pressed.current = null;
              if (!isDragged) openPalette(editor, { what: 'connect', fromId: box.id, side });
            }}
          >
            <Icon aria-hidden="true" className="size-3.5" />
          </button>
        );
      })}
    </section>
  );
}

const WORDS: Record<Side, string> = {
  above: 'above',
  right: 'to the right',
  below: 'below',
  left: 'to the left',
};
