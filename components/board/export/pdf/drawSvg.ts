import type { PathStep } from '@/lib/board/pdf/pathData';
import { drawText } from './drawText';
import type { PdfFonts } from './fonts';
import { outlineOf } from './geometry';
import { addPicture } from './images';
import type { Matrix, PageWriter } from './pageWriter';
import { type Color, readColor } from './paint';

const SKIPPED = new Set(['defs', 'style', 'clipPath', 'mask', 'pattern', 'title', 'desc', 'metadata']);

/** Children of the picture that are laid out at a time. */
const LAID_OUT = 60;

/** Told after every so many elements, so that the page can answer in between. */
const PORTION = 300;

/**
 * Draws a picture that is in the document, element by element: shapes as paths, text as text. The styles are
 * those that the browser has computed.
 */
export class SvgDrawer {
  readonly #toRoot: DOMMatrix;
  #count = 0;

  constructor(
    private readonly root: SVGSVGElement,
    private readonly page: PageWriter,
    private readonly fonts: PdfFonts,
    private readonly pause: (elements: number) => Promise<void>,
  ) {
    this.#toRoot = DOMMatrix.fromMatrix(root.getScreenCTM() ?? new DOMMatrix()).inverse();
  }

  /** Draws the picture's elements. Few are in the document at a time: laying out many stops the page. */
  async draw(elements: readonly Element[]): Promise<void> {
    const waiting = elements.filter(({ tagName }) => !SKIPPED.has(tagName));
    while (waiting.length > 0) {
      const portion = waiting.splice(0, LAID_OUT);
      this.root.append(...portion);
      for (const element of portion) await this.#element(element);
      for (const element of portion) element.remove();
      await this.pause(this.#count);
    }
  }

  async #element(element: Element): Promise<void> {
    if (!(element instanceof SVGGraphicsElement) || SKIPPED.has(element.tagName)) return;
    if (++this.#count % PORTION === 0) await this.pause(this.#count);
    const style = getComputedStyle(element);
    if (style.display === 'none') return;
    const alpha = Number.parseFloat(style.opacity);
    if (alpha === 0) return;
    const clip = this.#clipOf(element);
    const draw = () =>
      alpha < 1 ? this.page.group(alpha, () => this.#content(element, style)) : this.#content(element, style);
    if (!clip) return draw();
    this.page.saveState();
    this.page.path(clip.steps);
    this.page.paint(clip.isEvenOdd ? 'W* n' : 'W n');
    await draw();
    this.page.restoreState();
  }

  async #content(element: SVGGraphicsElement, style: CSSStyleDeclaration): Promise<void> {
    if (element instanceof SVGTextElement) {
      await this.#within(element, () => drawText(this.page, this.fonts, element));
    } else if (element instanceof SVGImageElement) await this.#image(element);
    else {
      const outline = outlineOf(element);
      if (outline) await this.#within(element, () => this.#shape(element, outline, style));
      else for (const child of element.children) await this.#element(child);
    }
  }

  async #within(element: SVGGraphicsElement, draw: () => void | Promise<void>): Promise<void> {
    this.page.saveState();
    this.page.transform(this.#matrixOf(element));
    await draw();
    this.page.restoreState();
  }

  #matrixOf(element: SVGGraphicsElement): DOMMatrix {
    return this.#toRoot.multiply(DOMMatrix.fromMatrix(element.getScreenCTM() ?? new DOMMatrix()));
  }

  #shape(element: SVGGraphicsElement, outline: readonly PathStep[], style: CSSStyleDeclaration): void {
    if (outline.length === 0) return;
    const { page } = this;
    const rule = style.fillRule === 'evenodd' ? 'f*' : 'f';
    const pattern = /^url\("?#([^")]*)"?\)/.exec(style.fill)?.[1];
    if (pattern !== undefined) this.#patterned(element, outline, pattern);
    const fill = pattern === undefined && element.tagName !== 'line' ? readColor(style.fill) : null;
    if (fill) {
      page.saved(() => {
        page.fillColor(fill);
        page.opacity(fill.alpha * Number.parseFloat(style.fillOpacity));
        page.path(outline);
        page.paint(rule);
      });
    }
    const stroke = readColor(style.stroke);
    const width = Number.parseFloat(style.strokeWidth);
    if (!stroke || !(width > 0)) return;
    const dash =
      style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat);
    const isDashed = dash.some((length) => length > 0) && dash.every((length) => length >= 0);
    page.saved(() => {
      page.strokeColor(stroke);
      page.opacity(1, stroke.alpha * Number.parseFloat(style.strokeOpacity));
      page.stroke({
        width,
        cap: style.strokeLinecap,
        join: style.strokeLinejoin,
        miter: Number.parseFloat(style.strokeMiterlimit),
        dash: isDashed ? dash : [],
        dashOffset: Number.parseFloat(style.strokeDashoffset) || 0,
      });
      page.path(outline);
      page.paint('S');
    });
  }

  /**
   * tldraw lays a tile with slanted holes over the colour that a shape is hatched in. Here that is the other way
   * round, slanted lines on what the tile is: tiles would show their seams.
   */
  #patterned(element: SVGGraphicsElement, outline: readonly PathStep[], id: string): void {
    const pattern = this.root.querySelector(`#${CSS.escape(id)}`);
    const tile = pattern?.querySelector('rect');
    const ground = tile ? readColor(getComputedStyle(tile).fill) : null;
    const under = element.previousElementSibling;
    const ink = under ? readColor(getComputedStyle(under).fill) : null;
    if (!ground) return;
    const { page } = this;
    page.saved(() => {
      page.path(outline);
      page.paint('W n');
      page.fillColor(ground);
      page.path(outline);
      page.paint('f');
      if (ink) this.#hatch(element, ink);
    });
  }

  #hatch(element: SVGGraphicsElement, ink: Color): void {
    const { page } = this;
    const { x, y, width, height } = element.getBBox();
    // The lines of tldraw's tile of 8 by 8, each where the one before it ends.
    const [tile, unit] = [8, 8 / 12];
    const lines: PathStep[] = [];
    for (let left = Math.floor(x / tile) * tile; left < x + width; left += tile) {
      for (let top = Math.floor(y / tile) * tile; top < y + height; top += tile) {
        for (const [a, b] of [
          [1, 3],
          [5, 7],
          [9, 11],
        ] as const) {
          lines.push(
            { type: 'M', to: [left + a * unit, top + b * unit] },
            { type: 'L', to: [left + b * unit, top + a * unit] },
          );
        }
      }
    }
    page.strokeColor(ink);
    page.stroke({ width: 1, cap: 'round', join: 'round', miter: 4, dash: [], dashOffset: 0 });
    page.path(lines);
    page.paint('S');
  }

  async #image(element: SVGImageElement): Promise<void> {
    const href = element.href.baseVal;
    if (!href.startsWith('data:image/')) return;
    const image = await addPicture(this.page.file, href);
    if (!image) return;
    const value = (name: 'x' | 'y' | 'width' | 'height') => element[name].baseVal.value;
    const [x, y, width, height] = [value('x'), value('y'), value('width'), value('height')];
    await this.#within(element, () => {
      this.page.transform({ a: width, b: 0, c: 0, d: -height, e: x, f: y + height });
      this.page.image(image);
    });
  }

  /** What an element is cut to, in the page's units. */
  #clipOf(element: SVGGraphicsElement): { steps: PathStep[]; isEvenOdd: boolean } | null {
    const id = /url\(["']?#([^"')]*)/.exec(getComputedStyle(element).clipPath)?.[1];
    const clip = id ? this.root.querySelector(`#${CSS.escape(id)}`) : null;
    const shapes = clip ? [...clip.children].filter((child) => child instanceof SVGGraphicsElement) : [];
    if (shapes.length === 0) return null;
    const outer = this.#matrixOf(element);
    const isEvenOdd = shapes.some((shape) => getComputedStyle(shape).clipRule === 'evenodd');
    const steps = shapes.flatMap((shape) => {
      const own = shape.transform.baseVal.consolidate()?.matrix;
      return moved(outlineOf(shape) ?? [], own ? outer.multiply(DOMMatrix.fromMatrix(own)) : outer);
    });
    return { steps, isEvenOdd };
  }
}

function moved(steps: readonly PathStep[], { a, b, c, d, e, f }: Matrix): PathStep[] {
  const move = ([x, y]: readonly [number, number]) => [a * x + c * y + e, b * x + d * y + f] as const;
  return steps.map((step) => {
    if (step.type === 'Z') return step;
    if (step.type === 'C') return { type: 'C', one: move(step.one), two: move(step.two), to: move(step.to) };
    return { type: step.type, to: move(step.to) };
  });
}
