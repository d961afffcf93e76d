import type { PathStep } from '@/lib/board/pdf/pathData';
import { at, num, type PdfFile, type PdfRef } from '@/lib/board/pdf/pdfFile';
import type { PdfFont } from '@/lib/board/pdf/pdfFont';
import type { Color } from './paint';

export type Matrix = Pick<DOMMatrixReadOnly, 'a' | 'b' | 'c' | 'd' | 'e' | 'f'>;

const CAPS: Record<string, number> = { butt: 0, round: 1, square: 2 };
const JOINS: Record<string, number> = { miter: 0, round: 1, bevel: 2 };

/** What is drawn on one page, as the operators of a PDF, and what it refers to. */
export class PageWriter {
  #operators: string[] = [];
  readonly #resources = {
    ExtGState: new Map<string, string>(),
    XObject: new Map<string, string>(),
    Font: new Map<string, string>(),
  };

  constructor(
    readonly file: PdfFile,
    /** The page's corners in the drawing's units, which groups are bounded by. */
    private readonly bounds: readonly [number, number, number, number],
  ) {}

  get content(): string {
    return this.#operators.join('\n');
  }

  /** The entries of the page's resources. */
  get resources(): string {
    return Object.entries(this.#resources)
      .map(
        ([kind, names]) =>
          `/${kind} << ${[...names].map(([name, value]) => `/${name} ${value}`).join(' ')} >>`,
      )
      .join(' ');
  }

  /** Keeps the graphics state until `restoreState`. */
  saveState(): void {
    this.#operators.push('q');
  }

  restoreState(): void {
    this.#operators.push('Q');
  }

  /** Draws something with the graphics state put back afterwards. */
  saved(draw: () => void): void {
    this.saveState();
    draw();
    this.restoreState();
  }

  /** Fills a rectangle from the page's corner. */
  box(width: number, height: number): void {
    this.#operators.push(`0 0 ${num(width)} ${num(height)} re f`);
  }

  transform({ a, b, c, d, e, f }: Matrix): void {
    this.#operators.push(`${[a, b, c, d, e, f].map(exact).join(' ')} cm`);
  }

  path(steps: readonly PathStep[]): void {
    for (const step of steps) {
      if (step.type === 'Z') this.#operators.push('h');
      else if (step.type === 'C') {
        this.#operators.push(`${[...step.one, ...step.two, ...step.to].map(num).join(' ')} c`);
      } else this.#operators.push(`${step.to.map(num).join(' ')} ${step.type === 'M' ? 'm' : 'l'}`);
    }
  }

  /** Ends a path: filled, stroked, both, or as the limit of what follows. */
  paint(how: 'f' | 'f*' | 'S' | 'W n' | 'W* n'): void {
    this.#operators.push(how);
  }

  fillColor({ rgb }: Color): void {
    this.#operators.push(`${rgb.map(num).join(' ')} rg`);
  }

  strokeColor({ rgb }: Color): void {
    this.#operators.push(`${rgb.map(num).join(' ')} RG`);
  }

  stroke(style: {
    width: number;
    cap: string;
    join: string;
    miter: number;
    dash: number[];
    dashOffset: number;
  }): void {
    const { width, cap, join, miter, dash, dashOffset } = style;
    this.#operators.push(
      `${num(width)} w ${CAPS[cap] ?? 0} J ${JOINS[join] ?? 0} j ${num(Math.max(1, miter))} M`,
    );
    if (dash.length > 0) this.#operators.push(`[${dash.map(num).join(' ')}] ${num(dashOffset)} d`);
  }

  /** Sets how opaque what follows is. */
  opacity(fill: number, stroke = fill): void {
    if (fill >= 1 && stroke >= 1) return;
    const value = `<< /ca ${num(fill)} /CA ${num(stroke)} >>`;
    this.#operators.push(`/${this.#name('ExtGState', value, 'G')} gs`);
  }

  /** Draws a line of text, its letters the right way up in a drawing whose y grows downwards. */
  text(font: PdfFont, show: string, options: { size: number; x: number; y: number; stretch: number }): void {
    const { size, x, y, stretch } = options;
    const name = this.#name('Font', at(font.ref), 'T');
    this.#operators.push(
      `BT /${name} ${num(size)} Tf ${exact(stretch)} 0 0 -1 ${num(x)} ${num(y)} Tm ${show} ET`,
    );
  }

  /** Draws a picture into a square of one unit, which the transformation lays where it belongs. */
  image(ref: PdfRef): void {
    this.#operators.push(`/${this.#name('XObject', at(ref), 'X')} Do`);
  }

  /** Draws something as one, so that what overlaps in it does not show through. */
  async group(alpha: number, draw: () => Promise<void>): Promise<void> {
    const outer = this.#operators;
    this.#operators = [];
    await draw();
    const content = this.content;
    this.#operators = outer;
    const ref = await this.file.addStream(
      `/Type /XObject /Subtype /Form /BBox [${this.bounds.map(num).join(' ')}] /Resources << ${this.resources} >> ` +
        '/Group << /S /Transparency /CS /DeviceRGB >>',
      content,
    );
    this.saved(() => {
      this.opacity(alpha);
      this.image(ref);
    });
  }

  #name(kind: 'ExtGState' | 'XObject' | 'Font', value: string, letter: string): string {
    const names = this.#resources[kind];
    for (const [name, known] of names) if (known === value) return name;
    const name = `${letter}${names.size + 1}`;
    names.set(name, value);
    return name;
  }
}

/** Transformations multiply, so they are written with more digits than positions. */
function exact(value: number): string {
  return Number.isFinite(value) ? value.toFixed(7).replace(/\.?0+$/, '') : '0';
}
