import { type PathStep, quadratic } from '@/lib/board/pdf/pathData';
import type { LaidGlyph, PdfFont } from '@/lib/board/pdf/pdfFont';
import type { PdfFonts, SetText } from './fonts';
import { rectangle } from './geometry';
import { addImage } from './images';
import type { PageWriter } from './pageWriter';
import { readColor } from './paint';

/** Where the letters of a stretch are, in the units of the element that has them. */
type Place = { x: number; y: number; size: number; stretch: number };

/** Draws a line of text as text, where the browser has it and in the same font. */
export async function drawText(page: PageWriter, fonts: PdfFonts, line: SVGTextElement): Promise<void> {
  const text = (line.textContent ?? '').replace(/\s/g, ' ');
  if (text.trim() === '' || line.getNumberOfChars() === 0) return;
  const style = getComputedStyle(line);
  const size = Number.parseFloat(style.fontSize);
  const start = line.getStartPositionOfChar(0);
  const look = { family: style.fontFamily, weight: style.fontWeight, style: style.fontStyle };
  const stretches = await fonts.set(text, look);
  const natural = stretches.reduce((sum, stretch) => sum + widthOf(stretch, size, style), 0);
  const width = line.getComputedTextLength();
  const ratio = natural > 0 ? width / natural : 1;
  // Letters are as wide here as on the screen, but for what the two round differently.
  const stretch = ratio > 0.7 && ratio < 1.4 ? ratio : 1;
  const fill = readColor(style.fill);
  const outline = readColor(style.stroke);
  const isHalo = outline !== null && style.fill === style.stroke;
  let x = start.x;
  for (const one of stretches) {
    const place = { x, y: start.y, size, stretch };
    const { font, glyphs } = one;
    if (font && outline) {
      page.saved(() => {
        page.strokeColor(outline);
        page.fillColor(outline);
        page.opacity(outline.alpha);
        page.stroke({
          width: Number.parseFloat(style.strokeWidth),
          cap: 'round',
          join: 'round',
          miter: 4,
          dash: [],
          dashOffset: 0,
        });
        page.path(letters(font, glyphs, place));
        page.paint('S');
      });
    }
    if (font && fill && !isHalo) {
      page.saved(() => {
        page.fillColor(fill);
        page.opacity(fill.alpha);
        page.text(font, font.show(glyphs), place);
      });
    } else if (!font && fill && !isHalo) {
      await drawAsPicture(page, one.text, style, place, widthOf(one, size, style) * stretch);
    }
    x += widthOf(one, size, style) * stretch;
  }
  if (fill && !isHalo) drawDecoration(page, style, { x: start.x, y: start.y, width, size });
}

function widthOf({ font, glyphs, text }: SetText, size: number, style: CSSStyleDeclaration): number {
  if (!font) return measure(text, style).width;
  const units = glyphs.reduce((sum, { advance }) => sum + advance, 0);
  return (units * size) / font.source.unitsPerEm;
}

function letters(font: PdfFont, glyphs: readonly LaidGlyph[], { x, y, size, stretch }: Place): PathStep[] {
  const scale = size / font.source.unitsPerEm;
  const steps: PathStep[] = [];
  let pen = 0;
  for (const glyph of glyphs) {
    const place = ([ux, uy]: readonly [number, number]) =>
      [x + (pen + glyph.x + ux) * scale * stretch, y - (glyph.y + uy) * scale] as const;
    let at = place([0, 0]);
    for (const step of font.source.outline(glyph.id)) {
      if (step.type === 'Z') {
        steps.push({ type: 'Z' });
        continue;
      }
      const to = place(step.to);
      steps.push(step.type === 'Q' ? quadratic(at, place(step.through), to) : { type: step.type, to });
      at = to;
    }
    pen += glyph.advance;
  }
  return steps;
}

function drawDecoration(
  page: PageWriter,
  style: CSSStyleDeclaration,
  { x, y, width, size }: { x: number; y: number; width: number; size: number },
): void {
  const fill = readColor(style.fill);
  if (!fill) return;
  for (const [line, above] of [
    ['underline', -0.12],
    ['line-through', 0.28],
  ] as const) {
    if (!style.textDecorationLine.includes(line)) continue;
    page.saved(() => {
      page.fillColor(fill);
      page.opacity(fill.alpha);
      page.path(rectangle(x, y - above * size, width, size * 0.06));
      page.paint('f');
    });
  }
}

/** Letters per pixel of a picture of letters: enough for print. */
const SHARPNESS = 4;

let canvas: HTMLCanvasElement | null = null;

function measure(text: string, style: CSSStyleDeclaration): TextMetrics {
  canvas ??= document.createElement('canvas');
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return context.measureText(text);
}

/** Characters that none of the canvas's fonts have, such as emoji: as the browser shows them. */
async function drawAsPicture(
  page: PageWriter,
  text: string,
  style: CSSStyleDeclaration,
  { x, y, size }: Place,
  width: number,
): Promise<void> {
  const own = document.createElement('canvas');
  const [above, below] = [size * 1.2, size * 0.5];
  own.width = Math.ceil(Math.max(1, width) * SHARPNESS);
  own.height = Math.ceil((above + below) * SHARPNESS);
  const context = own.getContext('2d');
  if (!context || text.trim() === '') return;
  context.scale(SHARPNESS, SHARPNESS);
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.fill;
  context.fillText(text, 0, above);
  const image = await addImage(page.file, own);
  page.saved(() => {
    page.transform({ a: own.width / SHARPNESS, b: 0, c: 0, d: -own.height / SHARPNESS, e: x, f: y + below });
    page.image(image);
  });
}
