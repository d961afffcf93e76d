import { atom, type Editor, type TLShapeId, type VecLike } from 'tldraw';
import type { Side } from '@/lib/board/components/placement';

/** What becomes of the kind that is chosen. */
export type PalettePurpose =
  /** It is placed. */
  | { what: 'place' }
  /** It is placed at a side of a component, and an arrow leads there. */
  | { what: 'connect'; fromId: TLShapeId; side: Side }
  /** It is placed where an arrow ends in nothing, and the arrow is bound to it. */
  | { what: 'finish'; arrowId: TLShapeId; at: VecLike };

export type OpenPalette = { editor: Editor; purpose: PalettePurpose };

/** The palette that is open, if any; a canvas shows its own. A new object asks for the search field again. */
export const palette = atom<OpenPalette | null>('palette', null);

/** Opens a canvas's palette. Nothing happens where this person may not draw. */
export function openPalette(editor: Editor, purpose: PalettePurpose = { what: 'place' }): void {
  if (!editor.getIsReadonly()) palette.set({ editor, purpose });
}

/** Closes the palette; keys are the canvas's again. */
export function closePalette(editor: Editor): void {
  if (palette.get()?.editor !== editor) return;
  palette.set(null);
  editor.getContainer().focus();
}
