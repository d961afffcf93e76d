import { ESTIMATE_FIELDS } from './fields';
import { readOwnRows } from './ownRows';
import type { EstimateProps } from './shape';

// A card in pixels, before it is scaled: a title, below it assumptions on the left and results on the right,
// and below these own rows across both.

export const WIDTH = 680;
/** Between what stands in a card and its edge. */
export const PAD = 18;
export const HEADER = 54;
/** The small words above a part. */
export const CAPTION = 24;
/** From one row to the next. */
export const PITCH = 42;
/** Between groups of rows. */
export const GAP = 14;
export const BOX = { w: 112, h: 26 };
export const LEFT = { x: PAD, w: 250 };
export const RIGHT = { x: 302, w: WIDTH - PAD - 302 };
/** How far the column of averages ends before that of peaks. */
export const COLUMN = 112;
export const OWN = { nameWidth: 150, formulaX: PAD + 160, formulaWidth: 366 };

/** Beside the title. */
export const CARD_ICON = { x: PAD, y: 17, size: 20 };
export const TITLE_X = PAD + CARD_ICON.size + 8;

/** How high letters are. */
export const TEXT = { detail: 10.5, label: 13, value: 15, title: 17 };

/** How much of a card the assumptions take. */
export const ASSUMPTIONS_WIDTH = RIGHT.x - 17;

/** Where assumptions and results end. */
export const BODY_END = HEADER + CAPTION + ESTIMATE_FIELDS.length * PITCH + PAD - 6;

/** How large a card is on the page, in pixels. */
export function estimateSize(
  { scale }: Pick<EstimateProps, 'scale'>,
  meta: object,
): { w: number; h: number } {
  return { w: WIDTH * scale, h: heightFor(readOwnRows(meta).length) * scale };
}

/** How high a card with so many own rows is. */
export function heightFor(rows: number): number {
  return BODY_END + (rows === 0 ? 0 : GAP + CAPTION + rows * PITCH);
}
