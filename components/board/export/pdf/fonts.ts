import { create, type Font } from 'fontkit';
import type { PdfFile } from '@/lib/board/pdf/pdfFile';
import { type FontSource, type LaidGlyph, PdfFont } from '@/lib/board/pdf/pdfFont';
import type { OutlineStep } from '@/lib/board/pdf/trueType';
import { boardAssetUrls } from '../../boardAssets';

/** How text is to look; what CSS says. */
export type FontLook = { family: string; weight: string; style: string };

/** The families of the canvas, and how their files are called; what they lack is looked for in the next ones. */
const FAMILIES = {
  tldraw_draw: '',
  tldraw_sans: '_sans',
  tldraw_serif: '_serif',
  tldraw_mono: '_mono',
} as const;

/** Stretches of a line in one font each; null where no font has what it says. */
export type SetText = { text: string; font: PdfFont | null; glyphs: LaidGlyph[] };

/** The fonts of one PDF: each is fetched when a text first needs it. */
export class PdfFonts {
  readonly #fonts = new Map<string, Promise<PdfFont | null>>();

  constructor(private readonly file: PdfFile) {}

  /** Sets a line of text, in as few stretches as its characters allow. */
  async set(text: string, look: FontLook): Promise<SetText[]> {
    const stretches: SetText[] = [];
    const first = await this.#load(urlOf(familyOf(look.family), look));
    const whole = first?.source.layout(text);
    if (first && whole?.every(({ id }) => id !== 0)) return [{ text, font: first, glyphs: whole }];
    for (const { segment } of new Intl.Segmenter().segment(text)) {
      const font = await this.#fontFor(segment, look);
      const last = stretches.at(-1);
      if (last && last.font === font) last.text += segment;
      else stretches.push({ text: segment, font, glyphs: [] });
    }
    for (const stretch of stretches) stretch.glyphs = stretch.font?.source.layout(stretch.text) ?? [];
    return stretches;
  }

  /** Writes the fonts, after all texts. Returns what a page's resources say of them. */
  async embed(): Promise<void> {
    for (const loading of this.#fonts.values()) await (await loading)?.embed();
  }

  async #fontFor(segment: string, look: FontLook): Promise<PdfFont | null> {
    const own = familyOf(look.family);
    for (const family of [own, ...families().filter((other) => other !== own)]) {
      const font = await this.#load(urlOf(family, look));
      if (font?.source.layout(segment).every(({ id }) => id !== 0)) return font;
    }
    return null;
  }

  #load(url: string): Promise<PdfFont | null> {
    const known = this.#fonts.get(url);
    if (known) return known;
    const loading = fetchFont(url).then((source) => (source ? new PdfFont(this.file, source) : null));
    this.#fonts.set(url, loading);
    return loading;
  }
}

function families(): (keyof typeof FAMILIES)[] {
  return Object.keys(FAMILIES) as (keyof typeof FAMILIES)[];
}

function familyOf(css: string): keyof typeof FAMILIES {
  return families().find((family) => css.includes(family)) ?? 'tldraw_sans';
}

function urlOf(family: keyof typeof FAMILIES, { weight, style }: FontLook): string {
  const isBold = weight === 'bold' || Number(weight) >= 600;
  const isItalic = style === 'italic' || style.startsWith('oblique');
  const variant = `${isItalic ? '_italic' : ''}${isBold ? '_bold' : ''}`;
  const fonts: Record<string, string | undefined> = boardAssetUrls.fonts;
  return fonts[`${family}${variant}`] ?? fonts[family] ?? '';
}

const fetched = new Map<string, Promise<FontSource | null>>();

function fetchFont(url: string): Promise<FontSource | null> {
  const known = fetched.get(url);
  if (known) return known;
  const fetching = fetch(url)
    .then(async (answer) => (answer.ok ? sourceOf(create(new Uint8Array(await answer.arrayBuffer()))) : null))
    .catch(() => {
      // The next export asks again.
      fetched.delete(url);
      return null;
    });
  fetched.set(url, fetching);
  return fetching;
}

function sourceOf(font: Font): FontSource {
  return {
    name: font.postscriptName ?? 'Font',
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    isItalic: font.italicAngle !== 0,
    layout(text) {
      const { glyphs, positions } = font.layout(text);
      return glyphs.map((glyph, i) => ({
        id: glyph.id,
        advance: positions[i]?.xAdvance ?? glyph.advanceWidth,
        x: positions[i]?.xOffset ?? 0,
        y: positions[i]?.yOffset ?? 0,
        text: String.fromCodePoint(...glyph.codePoints),
      }));
    },
    outline: (id) => font.getGlyph(id).path.commands.flatMap(stepOf),
    advance: (id) => font.getGlyph(id).advanceWidth,
  };
}

function stepOf({ command, args }: { command: string; args: number[] }): OutlineStep[] {
  const [a = 0, b = 0, c = 0, d = 0] = args;
  if (command === 'moveTo') return [{ type: 'M', to: [a, b] }];
  if (command === 'lineTo') return [{ type: 'L', to: [a, b] }];
  if (command === 'quadraticCurveTo') return [{ type: 'Q', through: [a, b], to: [c, d] }];
  return command === 'closePath' ? [{ type: 'Z' }] : [];
}
