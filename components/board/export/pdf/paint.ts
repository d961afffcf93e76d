/** A colour as a PDF has it, from 0 to 1, and how opaque it is. */
export type Color = { rgb: readonly [number, number, number]; alpha: number };

let context: CanvasRenderingContext2D | null = null;
const known = new Map<string, Color | null>();

/** Reads a computed colour; null where nothing is painted. Other colour spaces come out as the nearest of sRGB. */
export function readColor(css: string): Color | null {
  if (css === 'none' || css === 'transparent' || css === '') return null;
  const before = known.get(css);
  if (before !== undefined) return before;
  const color = fromRgb(css) ?? fromCanvas(css);
  known.set(css, color);
  return color;
}

function fromRgb(css: string): Color | null {
  const values = /^rgba?\(([^)]*)\)$/
    .exec(css)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!values || values.some(Number.isNaN)) return null;
  const [r = 0, g = 0, b = 0, alpha = 1] = values;
  return alpha === 0 ? null : { rgb: [r / 255, g / 255, b / 255], alpha };
}

function fromCanvas(css: string): Color | null {
  context ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  if (!context) return null;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = 'transparent';
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 0 ? null : { rgb: [r / 255, g / 255, b / 255], alpha: alpha / 255 };
}
