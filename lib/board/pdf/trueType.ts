/** A step of a glyph's outline, in the font's units: lines and quadratic curves, as TrueType has them. */
export type OutlineStep =
  | { type: 'M' | 'L'; to: readonly [number, number] }
  | { type: 'Q'; through: readonly [number, number]; to: readonly [number, number] }
  | { type: 'Z' };

export type OutlineGlyph = { advance: number; outline: readonly OutlineStep[] };
export type FontMeasures = { unitsPerEm: number; ascent: number; descent: number };

type Dot = { x: number; y: number; isOn: boolean };
type Box = [xMin: number, yMin: number, xMax: number, yMax: number];

/**
 * A TrueType font of these glyphs, with the tables that a PDF needs (ISO 32000-1, 9.9) and no others. The first
 * glyph stands for what the font does not have.
 */
export function buildTrueType(glyphs: readonly OutlineGlyph[], measures: FontMeasures): Uint8Array {
  const contours = glyphs.map(({ outline }) => contoursOf(outline));
  const boxes = contours.map((dots) => boxOf(dots.flat()));
  const shapes = contours.map((dots, i) => glyphBytes(dots, boxes[i] as Box));
  const offsets = [0];
  for (const shape of shapes) offsets.push((offsets.at(-1) ?? 0) + shape.length);
  const all = boxes.reduce<Box>(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    [0, 0, 0, 0],
  );
  const advances = glyphs.map(({ advance }) => Math.round(advance));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b), 0);
  const { unitsPerEm, ascent, descent } = measures;
  return assemble({
    glyf: new Bytes().raw(...shapes).done(),
    head: new Bytes()
      .u32(0x10000, 0x10000, 0, 0x5f0f3cf5)
      .u16(0b1011, unitsPerEm)
      .u32(0, 0, 0, 0)
      .i16(...all)
      .u16(0, 3)
      .i16(2, 1, 0)
      .done(),
    hhea: new Bytes()
      .u32(0x10000)
      .i16(Math.round(ascent), Math.round(descent), 0)
      .u16(most(advances))
      .i16(all[0], 0, all[2], 1, 0, 0, 0, 0, 0, 0, 0)
      .u16(glyphs.length)
      .done(),
    hmtx: advances
      .reduce((bytes, advance, i) => bytes.u16(advance).i16(boxes[i]?.[0] ?? 0), new Bytes())
      .done(),
    loca: new Bytes().u32(...offsets).done(),
    maxp: new Bytes()
      .u32(0x10000)
      .u16(
        glyphs.length,
        most(contours.map((dots) => dots.flat().length)),
        most(contours.map((dots) => dots.length)),
      )
      .u16(0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
      .done(),
  });
}

function contoursOf(outline: readonly OutlineStep[]): Dot[][] {
  const contours: Dot[][] = [];
  const dot = ([x, y]: readonly [number, number], isOn: boolean): Dot => ({
    x: Math.round(x),
    y: Math.round(y),
    isOn,
  });
  for (const step of outline) {
    if (step.type === 'Z') continue;
    if (step.type === 'M') contours.push([]);
    const contour = contours.at(-1);
    if (!contour) continue;
    if (step.type === 'Q') contour.push(dot(step.through, false));
    contour.push(dot(step.to, true));
  }
  for (const contour of contours) {
    const [first, last] = [contour[0], contour.at(-1)];
    // A contour closes by itself.
    if (contour.length > 1 && first && last?.isOn && first.x === last.x && first.y === last.y) contour.pop();
  }
  return contours.filter((contour) => contour.length > 1);
}

function boxOf(dots: readonly Dot[]): Box {
  if (dots.length === 0) return [0, 0, 0, 0];
  const [xs, ys] = [dots.map(({ x }) => x), dots.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function glyphBytes(contours: readonly Dot[][], box: Box): Uint8Array {
  if (contours.length === 0) return new Uint8Array();
  const dots = contours.flat();
  let end = -1;
  const ends = contours.map((contour) => {
    end += contour.length;
    return end;
  });
  const step = (axis: 'x' | 'y') => dots.map((dot, i) => dot[axis] - (dots[i - 1]?.[axis] ?? 0));
  return new Bytes()
    .i16(contours.length, ...box)
    .u16(...ends, 0)
    .u8(...dots.map(({ isOn }) => (isOn ? 1 : 0)))
    .i16(...step('x'), ...step('y'))
    .pad()
    .done();
}

/** Puts tables into a font file, in the order of their names. */
function assemble(tables: Record<string, Uint8Array>): Uint8Array {
  const names = Object.keys(tables).sort();
  const power = Math.floor(Math.log2(names.length));
  const file = new Bytes()
    .u32(0x10000)
    .u16(names.length, 16 * 2 ** power, power, 16 * (names.length - 2 ** power));
  let offset = 12 + 16 * names.length;
  for (const name of names) {
    const table = tables[name] as Uint8Array;
    file.u8(...[...name].map((letter) => letter.charCodeAt(0))).u32(checksum(table), offset, table.length);
    offset += Math.ceil(table.length / 4) * 4;
  }
  for (const name of names) file.raw(tables[name] as Uint8Array).pad();
  const bytes = file.done();
  return withAdjustment(bytes, names.indexOf('head'));
}

/** Sets what makes the whole file's checksum the one that fonts have. */
function withAdjustment(bytes: Uint8Array, headNumber: number): Uint8Array {
  const view = new DataView(bytes.buffer);
  const head = view.getUint32(12 + 16 * headNumber + 8);
  view.setUint32(head + 8, (0xb1b0afba - checksum(bytes)) >>> 0);
  return bytes;
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum = (sum + (bytes[i] ?? 0) * 2 ** (24 - 8 * (i % 4))) % 2 ** 32;
  return sum >>> 0;
}

/** Writes numbers as fonts have them: big-endian. */
class Bytes {
  readonly #bytes: number[] = [];

  u8(...values: number[]): this {
    for (const value of values) this.#bytes.push(value & 0xff);
    return this;
  }

  u16(...values: number[]): this {
    for (const value of values) this.u8(value >> 8, value);
    return this;
  }

  i16(...values: number[]): this {
    return this.u16(...values);
  }

  u32(...values: number[]): this {
    for (const value of values) this.u8(value >>> 24, value >>> 16, value >>> 8, value);
    return this;
  }

  raw(...parts: Uint8Array[]): this {
    for (const part of parts) for (const byte of part) this.#bytes.push(byte);
    return this;
  }

  /** Fills up to a multiple of four bytes. */
  pad(): this {
    while (this.#bytes.length % 4 !== 0) this.#bytes.push(0);
    return this;
  }

  done(): Uint8Array {
    return new Uint8Array(this.#bytes);
  }
}
