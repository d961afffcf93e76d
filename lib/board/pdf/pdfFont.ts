import { at, num, type PdfFile, type PdfRef, textString, utf16 } from './pdfFile';
import { buildTrueType, type FontMeasures, type OutlineStep } from './trueType';

/** A glyph as it stands in a line of text, in the font's units. */
export type LaidGlyph = { id: number; advance: number; x: number; y: number; text: string };

/** A font as text is laid out with it. */
export type FontSource = FontMeasures & {
  name: string;
  isItalic: boolean;
  /** The glyphs of a line; 0 stands for what the font does not have. */
  layout(text: string): LaidGlyph[];
  outline(glyph: number): OutlineStep[];
  /** How wide a glyph is by itself. */
  advance(glyph: number): number;
};

/** The letters before a name that say it is a part of a font. */
const SUBSET = 'BOARDS+';

/** A font in a PDF: the glyphs that its texts use, and what they mean, so that they can be searched and copied. */
export class PdfFont {
  /** By the font's glyph: its number here. */
  readonly #numbers = new Map<number, number>([[0, 0]]);
  readonly #texts = new Map<number, string>();
  readonly ref: PdfRef;

  constructor(
    private readonly file: PdfFile,
    readonly source: FontSource,
  ) {
    this.ref = file.reserve();
  }

  /** A line as a `TJ` has it. */
  show(glyphs: readonly LaidGlyph[]): string {
    const { unitsPerEm } = this.source;
    const parts = glyphs.map(({ id, advance, x, text }) => {
      const number = this.#numberOf(id, text);
      const kern = ((this.source.advance(id) - advance) * 1000) / unitsPerEm;
      const shift = (x * 1000) / unitsPerEm;
      const before = Math.abs(shift) > 0.5 ? `${num(-shift)} ` : '';
      const after = Math.abs(kern + shift) > 0.5 ? ` ${num(kern + shift)}` : '';
      return `${before}<${number.toString(16).padStart(4, '0')}>${after}`;
    });
    return `[${parts.join(' ')}] TJ`;
  }

  /** Writes the font, after all texts that use it. */
  async embed(): Promise<void> {
    const { file, source } = this;
    const ids = [...this.#numbers.keys()];
    const glyphs = ids.map((id) => ({ advance: source.advance(id), outline: source.outline(id) }));
    const program = buildTrueType(glyphs, source);
    const data = await file.addStream(`/Length1 ${program.length}`, program);
    const scale = 1000 / source.unitsPerEm;
    const [ascent, descent] = [num(source.ascent * scale), num(source.descent * scale)];
    const name = `/${SUBSET}${source.name.replace(/[^A-Za-z0-9-]/g, '')}`;
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [-500 ${descent} 1500 ${ascent}] ` +
        `/ItalicAngle ${source.isItalic ? -12 : 0} /Ascent ${ascent} /Descent ${descent} /CapHeight 700 ` +
        `/StemV 80 /FontFile2 ${at(data)} >>`,
    );
    const widths = glyphs.map(({ advance }) => num(advance * scale)).join(' ');
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDToGIDMap /Identity /DW 500 ` +
        `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
        `/FontDescriptor ${at(descriptor)} /W [0 [${widths}]] >>`,
    );
    const meanings = await file.addStream('', toUnicode(this.#texts));
    file.put(
      this.ref,
      `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H ` +
        `/DescendantFonts [${at(descendant)}] /ToUnicode ${at(meanings)} >>`,
    );
  }

  #numberOf(id: number, text: string): number {
    const known = this.#numbers.get(id);
    const number = known ?? this.#numbers.size;
    if (known === undefined) this.#numbers.set(id, number);
    if (!this.#texts.has(number)) this.#texts.set(number, text);
    return number;
  }
}

/** The table that says what text each glyph stands for. */
function toUnicode(texts: ReadonlyMap<number, string>): string {
  const rows = [...texts]
    .filter(([, text]) => text !== '')
    .map(([number, text]) => `<${number.toString(16).padStart(4, '0')}> <${utf16(text)}>`);
  const blocks: string[] = [];
  // A block holds up to 100 rows.
  for (let i = 0; i < rows.length; i += 100) {
    const block = rows.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

/** A page of a PDF: how large it is in points, what is drawn on it, and what it is called. */
export type PdfPage = { name: string; width: number; height: number; content: PdfRef; resources: string };

/** Binds the pages into a file that names them in its outline. Fonts must have been embedded. */
export function bindPages(
  file: PdfFile,
  pages: readonly PdfPage[],
  about: { title: string; created: string },
): Uint8Array {
  const tree = file.reserve();
  const refs = pages.map(({ width, height, content, resources }) =>
    file.add(
      `<< /Type /Page /Parent ${at(tree)} /MediaBox [0 0 ${num(width)} ${num(height)}] ` +
        `/Contents ${at(content)} /Resources << ${resources} >> ` +
        '/Group << /S /Transparency /CS /DeviceRGB /I true >> >>',
    ),
  );
  file.put(tree, `<< /Type /Pages /Count ${refs.length} /Kids [${refs.map(at).join(' ')}] >>`);
  const outline = file.reserve();
  const items = pages.map(() => file.reserve());
  for (const [i, item] of items.entries()) {
    const [before, after, page] = [items[i - 1], items[i + 1], refs[i] as PdfRef];
    file.put(
      item,
      `<< /Title ${textString(pages[i]?.name ?? '')} /Parent ${at(outline)} /Dest [${at(page)} /Fit]` +
        `${before ? ` /Prev ${at(before)}` : ''}${after ? ` /Next ${at(after)}` : ''} >>`,
    );
  }
  const [first, last] = [items[0], items.at(-1)];
  const ends = first && last ? `/First ${at(first)} /Last ${at(last)}` : '';
  file.put(outline, `<< /Type /Outlines ${ends} /Count ${items.length} >>`);
  const root = file.add(
    `<< /Type /Catalog /Pages ${at(tree)} /Outlines ${at(outline)} ` +
      `/PageMode /${pages.length > 1 ? 'UseOutlines' : 'UseNone'} ` +
      '/ViewerPreferences << /DisplayDocTitle true >> >>',
  );
  const info = file.add(
    `<< /Title ${textString(about.title)} /Producer (Drawbridge) /CreationDate ${about.created} >>`,
  );
  return file.bytes(root, info);
}
