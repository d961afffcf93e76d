// What is used of fontkit, which has no types of its own.
declare module 'fontkit' {
  export type Glyph = {
    id: number;
    advanceWidth: number;
    codePoints: number[];
    path: { commands: { command: string; args: number[] }[] };
  };
  export type Font = {
    postscriptName: string | null;
    unitsPerEm: number;
    ascent: number;
    descent: number;
    italicAngle: number;
    layout(text: string): {
      glyphs: Glyph[];
      positions: { xAdvance: number; xOffset: number; yOffset: number }[];
    };
    getGlyph(id: number): Glyph;
  };
  /** Reads a font file of any kind, WOFF2 included. @throws if it is none */
  export function create(bytes: Uint8Array): Font;
}
