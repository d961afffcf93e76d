import { DefaultFontFaces, type TLFontFace } from 'tldraw';

const { normal } = DefaultFontFaces.tldraw_sans;

/** What names, notes and numbers of our shapes are set in, as `measureText` measures them. */
export const FONT_FACES: TLFontFace[] = [normal.normal, normal.bold];
