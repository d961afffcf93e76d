import sharp, { type Sharp } from 'sharp';
import {
  type KeptType,
  MAX_PICTURE_FILE,
  MAX_PICTURE_SIDE,
  MAX_PIXELS,
  PICTURE_TYPES,
  type PictureType,
} from '@/lib/board/pictures';
import { pictureTypeOf, whyNoPicture } from '@/lib/board/pictureType';
import { AppError } from '@/server/errors';
import { Turns } from './turns';

/** A picture made anew: nothing of the file that was uploaded is in it but what it shows. */
export type ConvertedPicture = {
  bytes: Uint8Array<ArrayBuffer>;
  mimeType: KeptType;
  width: number;
  height: number;
};

/** What libvips calls its readers of the kinds that are accepted. No other reader is ever run. */
const READERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`);

/** What sharp calls the kinds. */
const FORMATS: Record<PictureType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
};

/** Bytes up to which a picture is kept without loss: screenshots and drawings are far below, photographs above. */
const MAX_LOSSLESS = 3 * 1024 * 1024;

/** How much of a photograph is kept, in percent: differences are seen side by side only. */
const QUALITY = 88;

/** Seconds that one picture may take. */
const MAX_SECONDS = 20;

/** Conversions at a time: each takes a core and, for the largest pictures, up to 400 MB. */
const turns = new Turns(
  2,
  24,
  'The server is busy with other pictures. Nothing is wrong with this one: try again in a moment.',
);

sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: READERS });
// One thread for each, and nothing kept in memory afterwards.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Makes a picture for boards of an uploaded file: decoded, upright, at most `MAX_PICTURE_SIDE` a side, its first
 * frame only, in sRGB and without metadata. Runs on threads of its own, two at a time.
 * @throws AppError `invalid` with the reason for what is no picture, is damaged, or is too large; `unavailable`
 * while too many others wait
 */
export async function convertPicture(file: Uint8Array): Promise<ConvertedPicture> {
  const type = pictureTypeOf(file);
  if (!type) throw new AppError('invalid', whyNoPicture(file));
  if (file.length > MAX_PICTURE_FILE) throw new AppError('invalid', TOO_LARGE_FILE);
  return turns.take(async () => {
    try {
      await checkHeader(file, type);
      return await encode(file, type);
    } catch (error) {
      throw error instanceof AppError ? error : whyUnreadable(error, type);
    }
  });
}

/** Why a file is too large, as a sentence. */
export const TOO_LARGE_FILE = `This picture is too large: files of up to ${MAX_PICTURE_FILE / 1024 / 1024} MB can be placed. Make it smaller, or save it as JPEG.`;

function tooManyPixels(type: PictureType): AppError {
  const most = `${PICTURE_TYPES[type]} files of up to ${MAX_PIXELS[type] / 1e6} megapixels can be placed`;
  return new AppError('invalid', `This picture has too many pixels: ${most}. Make it smaller first.`);
}

/** Reads no pixels: what is too large is refused before anything is unpacked. */
async function checkHeader(file: Uint8Array, type: PictureType): Promise<void> {
  const { format, width, height, compression } = await open(file, type).metadata();
  if (format !== FORMATS[type] || (format === 'heif' && compression !== 'av1')) {
    throw new AppError('invalid', whyNoPicture(new Uint8Array([0])));
  }
  if (width * height > MAX_PIXELS[type]) throw tooManyPixels(type);
}

async function encode(file: Uint8Array, type: PictureType): Promise<ConvertedPicture> {
  const upright = open(file, type)
    .autoOrient()
    .resize({ width: MAX_PICTURE_SIDE, height: MAX_PICTURE_SIDE, fit: 'inside', withoutEnlargement: true });
  if (type === 'image/jpeg') return finish(upright.jpeg({ quality: QUALITY }), 'image/jpeg');
  const lossless = await finish(upright.clone().png(), 'image/png');
  if (lossless.bytes.length <= MAX_LOSSLESS) return lossless;
  const { isOpaque } = await sharp(lossless.bytes).stats();
  return isOpaque
    ? finish(upright.jpeg({ quality: QUALITY }), 'image/jpeg')
    : finish(upright.webp({ quality: QUALITY }), 'image/webp');
}

function open(file: Uint8Array, type: PictureType): Sharp {
  return sharp(file, { limitInputPixels: MAX_PIXELS[type], failOn: 'error', pages: 1 });
}

async function finish(picture: Sharp, mimeType: KeptType): Promise<ConvertedPicture> {
  const { data, info } = await picture
    .timeout({ seconds: MAX_SECONDS })
    .toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), mimeType, width: info.width, height: info.height };
}

/** What sharp says of a file names parts of it and of the library; people are told what it means for them. */
function whyUnreadable(error: unknown, type: PictureType): AppError {
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(message)) return tooManyPixels(type);
  if (/timeout/i.test(message))
    return new AppError(
      'invalid',
      'This picture takes too long to read. Save it as PNG or JPEG and try again.',
    );
  return new AppError(
    'invalid',
    `This ${PICTURE_TYPES[type]} file is damaged or incomplete. Open it and save it again, then try once more.`,
  );
}
