import { jpegFrame } from '@/lib/board/pdf/jpeg';
import { at, type PdfFile, type PdfRef } from '@/lib/board/pdf/pdfFile';

/** What each file has of pictures already: one that is drawn twice is in it once. */
const added = new WeakMap<PdfFile, Map<string, PdfRef>>();

/**
 * Adds a picture that is a `data:` address. Photographs go in as they are, everything else pixel by pixel. Null if
 * there is nothing to see. @throws if it cannot be read
 */
export async function addPicture(file: PdfFile, href: string): Promise<PdfRef | null> {
  const known = added.get(file) ?? new Map<string, PdfRef>();
  added.set(file, known);
  const before = known.get(href);
  if (before) return before;
  const made = (await addJpeg(file, href)) ?? (await addDrawn(file, href));
  if (made) known.set(href, made);
  return made;
}

async function addJpeg(file: PdfFile, href: string): Promise<PdfRef | null> {
  if (!href.startsWith('data:image/jpeg')) return null;
  const bytes = new Uint8Array(await (await fetch(href)).arrayBuffer());
  const frame = jpegFrame(bytes);
  // Of other numbers of components it would have to be known what they mean.
  if (frame?.components !== 3) return null;
  const size = `/Width ${frame.width} /Height ${frame.height} /BitsPerComponent 8`;
  return file.addEncodedStream(
    `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /Filter /DCTDecode`,
    bytes,
  );
}

async function addDrawn(file: PdfFile, href: string): Promise<PdfRef | null> {
  const canvas = await readImage(href);
  return canvas.width > 0 && canvas.height > 0 ? addImage(file, canvas) : null;
}

/** Adds a picture with its transparency. Its pixels are stored as they are, without loss. */
export async function addImage(file: PdfFile, canvas: HTMLCanvasElement): Promise<PdfRef> {
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  const colors = new Uint8Array(width * height * 3);
  const alphas = new Uint8Array(width * height);
  for (let i = 0; i < alphas.length; i++) {
    colors.set(pixels.subarray(4 * i, 4 * i + 3), 3 * i);
    alphas[i] = pixels[4 * i + 3] ?? 255;
  }
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8`;
  const isOpaque = alphas.every((alpha) => alpha === 255);
  const mask = isOpaque ? null : await file.addStream(`${size} /ColorSpace /DeviceGray`, alphas);
  return file.addStream(`${size} /ColorSpace /DeviceRGB${mask ? ` /SMask ${at(mask)}` : ''}`, colors);
}

/** Draws a picture onto a canvas, in its own pixels. @throws if it cannot be read */
async function readImage(href: string): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = href;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas;
}
