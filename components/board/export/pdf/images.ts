import { at, type PdfFile, type PdfRef } from '@/lib/board/pdf/pdfFile';

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

/** Draws a picture of the board onto a canvas, in its own pixels. @throws if it cannot be read */
export async function readImage(href: string): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = href;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas;
}
