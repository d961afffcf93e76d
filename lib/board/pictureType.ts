import { PICTURE_TYPES, type PictureType } from './pictures';

/** Bytes of a file's beginning that say what it is. */
export const TELLING_BYTES = 512;

const ACCEPTED = new Intl.ListFormat('en').format(Object.values(PICTURE_TYPES));

/** Kinds of pictures of the same container as AVIF. */
const HEIC = ['heic', 'heix', 'hevc', 'heim', 'heis'];

/** What kind of picture a file is, by its first bytes and never by its name; null for everything else. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const text = latin1(bytes, 0, 12);
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif';
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'image/webp';
  return brandsOf(bytes).some((brand) => brand === 'avif' || brand === 'avis') ? 'image/avif' : null;
}

/** Why a file that is no picture for boards cannot be placed, as a sentence with the way out. */
export function whyNoPicture(bytes: Uint8Array): string {
  const start = latin1(bytes, 0, TELLING_BYTES).toLowerCase();
  if (bytes.length === 0) return 'This file is empty.';
  if (/<svg[\s>]/.test(start))
    return 'SVG drawings cannot be placed on boards, as they can run programs. Save it as PNG first.';
  if (brandsOf(bytes).some((brand) => HEIC.includes(brand)))
    return 'HEIC photographs cannot be placed on boards. Save it as JPEG first.';
  if (start.startsWith('%pdf')) return 'PDFs cannot be placed on boards. Take a picture of the page instead.';
  return `This file is no picture that boards can show. They take ${ACCEPTED}.`;
}

/** The brands that the first box of an ISO base media file names. */
function brandsOf(bytes: Uint8Array): string[] {
  if (latin1(bytes, 4, 8) !== 'ftyp') return [];
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const brands = [latin1(bytes, 8, 12)];
  for (let at = 16; at + 4 <= Math.min(length, bytes.length, TELLING_BYTES); at += 4) {
    brands.push(latin1(bytes, at, at + 4));
  }
  return brands;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
