/** What the header of a JPEG's frame says. */
export type JpegFrame = { width: number; height: number; components: number };

const START = 0xd8;
const SCAN = 0xda;
/** Frames that every reader of PDFs decodes: baseline, extended and progressive (ITU-T T.81, table B.1). */
const FRAMES = [0xc0, 0xc1, 0xc2];

/** Reads the frame's header of a JPEG; null for what is none, or none that a PDF may hold as it is. */
export function jpegFrame(bytes: Uint8Array): JpegFrame | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xff00 + START) return null;
  // Each segment is a marker of two bytes, the length of what follows, and that.
  for (let at = 2; at + 10 <= bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === SCAN) return null;
    if (!FRAMES.includes(marker)) continue;
    return {
      height: view.getUint16(at + 5),
      width: view.getUint16(at + 7),
      components: view.getUint8(at + 9),
    };
  }
  return null;
}
