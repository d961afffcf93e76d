import type { Measure } from '@/lib/board/components/layout';

/** The canvas's own typeface for names and notes. */
export const FONT_FAMILY = 'tldraw_sans';

/** Widths are measured at this size and scaled: letters are as wide in every size. */
const MEASURED_SIZE = 100;

let context: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();
const loaded = new Set<string>();

/** How wide a text is on the canvas. Until the typeface is loaded, as wide as in the one that stands in for it. */
export const measureText: Measure = (text, size, isBold) => {
  const weight = isBold ? 'bold' : 'normal';
  const key = `${weight} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    context ??= document.createElement('canvas').getContext('2d');
    if (!context) return text.length * size * 0.55;
    context.font = `${weight} ${MEASURED_SIZE}px ${FONT_FAMILY}, sans-serif`;
    width = context.measureText(text).width;
    if (isLoaded(weight)) remember(key, width);
  }
  return (width * size) / MEASURED_SIZE;
};

/** Words that are remembered: those of some large boards. */
const MOST = 20_000;

function remember(key: string, width: number): void {
  if (widths.size >= MOST) widths.clear();
  widths.set(key, width);
}

function isLoaded(weight: string): boolean {
  if (loaded.has(weight)) return true;
  for (const font of document.fonts) {
    if (font.family !== FONT_FAMILY || font.weight !== weight || font.style !== 'normal') continue;
    if (font.status === 'loaded') loaded.add(weight);
  }
  return loaded.has(weight);
}
