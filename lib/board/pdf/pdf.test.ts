import { describe, expect, it } from 'vitest';
import { jpegFrame } from './jpeg';
import { type PathStep, parsePath } from './pathData';
import { dateString, num, PdfFile, textString } from './pdfFile';
import { buildTrueType } from './trueType';

const last = (steps: PathStep[]) => steps.at(-1);

describe('path data', () => {
  it('reads absolute and relative steps, and repeated ones', () => {
    expect(parsePath('M1 2 3,4l5-6h1v1H0V0z')).toEqual([
      { type: 'M', to: [1, 2] },
      { type: 'L', to: [3, 4] },
      { type: 'L', to: [8, -2] },
      { type: 'L', to: [9, -2] },
      { type: 'L', to: [9, -1] },
      { type: 'L', to: [0, -1] },
      { type: 'L', to: [0, 0] },
      { type: 'Z' },
    ]);
    expect(parsePath('M.5.5L1e1-.5')).toEqual([
      { type: 'M', to: [0.5, 0.5] },
      { type: 'L', to: [10, -0.5] },
    ]);
  });

  it('goes on from where a closed part began', () => {
    expect(last(parsePath('m1 1 l2 0 z l5 5'))).toEqual({ type: 'L', to: [6, 6] });
  });

  it('makes cubic curves of quadratic ones, and mirrors their controls', () => {
    expect(parsePath('M0 0Q3 6 6 0T12 0')).toEqual([
      { type: 'M', to: [0, 0] },
      { type: 'C', one: [2, 4], two: [4, 4], to: [6, 0] },
      { type: 'C', one: [8, -4], two: [10, -4], to: [12, 0] },
    ]);
    expect(last(parsePath('M0 0C0 1 1 2 2 2S4 1 4 0'))).toEqual({
      type: 'C',
      one: [3, 2],
      two: [4, 1],
      to: [4, 0],
    });
    expect(last(parsePath('M1 1S4 1 4 0'))).toEqual({ type: 'C', one: [1, 1], two: [4, 1], to: [4, 0] });
  });

  it('makes curves of arcs that stay on their circle', () => {
    const steps = parsePath('M10 0A10 10 0 1 1 0-10');
    expect(last(steps)).toMatchObject({ to: [0, -10] });
    expect(steps).toHaveLength(4);
    let from: readonly [number, number] = [10, 0];
    for (const step of steps) {
      if (step.type !== 'C') continue;
      const half = [0, 1].map((i) => {
        const [a, b, c, d] = [from[i], step.one[i], step.two[i], step.to[i]] as number[];
        return ((a ?? 0) + 3 * (b ?? 0) + 3 * (c ?? 0) + (d ?? 0)) / 8;
      });
      expect(Math.hypot(half[0] ?? 0, half[1] ?? 0)).toBeCloseTo(10, 2);
      from = step.to;
    }
    // Flags without anything between them, a radius that is too small, and none.
    expect(parsePath('M0 0a1 1 0 0110 0')).toHaveLength(3);
    expect(last(parsePath('M0 0A0 5 0 0 1 9 9'))).toEqual({ type: 'L', to: [9, 9] });
  });

  it('stops at a mistake', () => {
    expect(parsePath('M0 0L5 5 L7 x')).toHaveLength(2);
    expect(parsePath('5 5')).toEqual([]);
    expect(parsePath('M0 0Z5')).toHaveLength(2);
  });
});

describe('a PDF file', () => {
  it('writes numbers, texts and dates', () => {
    expect([0, -0.00001, 1.5, 1e-9, 12.345678, Number.NaN].map(num)).toEqual([
      '0',
      '0',
      '1.5',
      '0',
      '12.3457',
      '0',
    ]);
    expect(num(1000)).toBe('1000');
    expect(textString('Aé😀')).toBe('<feff004100e9d83dde00>');
    expect(dateString(new Date('2026-03-02T10:00:05.250Z'))).toBe('(D:20260302100005Z)');
  });

  it('points at its objects', async () => {
    const file = new PdfFile();
    const first = file.reserve();
    const data = await file.addStream('/A 1', 'hello hello hello');
    file.put(first, '<< /B 2 >>');
    const text = new TextDecoder('latin1').decode(file.bytes(first, data));
    const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(table, table + 9)).toBe('xref\n0 3\n');
    for (const [i, row] of [...text.slice(table).matchAll(/(\d{10}) 00000 n/g)].entries()) {
      expect(text.slice(Number(row[1])).startsWith(`${i + 1} 0 obj`)).toBe(true);
    }
    expect(() => {
      file.reserve();
      file.bytes(first, data);
    }).toThrow('never written');
  });
});

describe('a TrueType font', () => {
  it('has the tables and outlines that it was given', () => {
    const square = [
      { type: 'M' as const, to: [0, 0] as const },
      { type: 'L' as const, to: [500, 0] as const },
      { type: 'Q' as const, through: [500, 500] as const, to: [0, 500] as const },
      { type: 'Z' as const },
    ];
    const bytes = buildTrueType(
      [
        { advance: 600, outline: [] },
        { advance: 550, outline: square },
      ],
      { unitsPerEm: 1000, ascent: 900, descent: -200 },
    );
    const view = new DataView(bytes.buffer);
    const tables = Array.from({ length: view.getUint16(4) }, (_, i) =>
      new TextDecoder().decode(bytes.slice(12 + 16 * i, 16 + 16 * i)),
    );
    expect(tables).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
    const glyf = view.getUint32(12 + 8);
    expect(view.getInt16(glyf)).toBe(1);
    expect([2, 4, 6, 8].map((offset) => view.getInt16(glyf + offset))).toEqual([0, 0, 500, 500]);
    // One contour of four dots, of which the third is off the outline.
    expect(view.getUint16(glyf + 10)).toBe(3);
    expect([...bytes.slice(glyf + 14, glyf + 18)]).toEqual([1, 1, 0, 1]);
    let sum = 0;
    for (let i = 0; i < bytes.length; i += 4) sum = (sum + view.getUint32(i)) % 2 ** 32;
    expect(sum).toBe(0xb1b0afba);
  });
});

describe('the frame of a JPEG', () => {
  const frame = (marker: number) => [
    0xff,
    marker,
    0,
    17,
    8,
    0x01,
    0x02,
    0x03,
    0x04,
    3,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
  ];
  const notes = [0xff, 0xe0, 0, 4, 0xff, 0xc0];

  it('is found behind other segments, whatever these hold', () => {
    expect(jpegFrame(new Uint8Array([0xff, 0xd8, ...notes, ...notes, ...frame(0xc2)]))).toEqual({
      width: 0x0304,
      height: 0x0102,
      components: 3,
    });
  });

  it.each<[string, number[]]>([
    ['something else', [0x89, 0x50, 0x4e, 0x47]],
    ['nothing', []],
    ['the beginning of one', [0xff, 0xd8, ...notes]],
    ['one without loss, which PDFs do not know', [0xff, 0xd8, ...frame(0xc3)]],
    ['one whose segments lead nowhere', [0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, ...frame(0xc0)]],
    ['one whose pixels come first', [0xff, 0xd8, 0xff, 0xda, 0, 2, ...frame(0xc0)]],
  ])('is not there in %s', (_name, bytes) => {
    expect(jpegFrame(new Uint8Array(bytes))).toBeNull();
  });
});
