import type { PointerEvent } from 'react';
import { type Editor, getPointerInfo } from 'tldraw';

/**
 * Gives a pointer that is pressed on something of ours to the canvas, as if it had been pressed there with a
 * tool. The canvas hears of all that it does from now on.
 */
export function handOver(editor: Editor, event: PointerEvent<HTMLElement>, tool: string, info: object): void {
  const canvas = editor.getContainer().querySelector('.tl-canvas');
  if (!canvas) return;
  event.currentTarget.releasePointerCapture(event.pointerId);
  canvas.setPointerCapture(event.pointerId);
  editor.getContainer().focus();
  editor.setCurrentTool(tool, info);
  const pressed = { type: 'pointer', target: 'canvas', ...getPointerInfo(event), button: 0 } as const;
  editor.dispatch({ ...pressed, name: 'pointer_down' });
  editor.dispatch({ ...pressed, name: 'pointer_move' });
}
