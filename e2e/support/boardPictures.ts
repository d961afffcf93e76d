import type { Page } from '@playwright/test';

export type PictureFile = { name: string; mimeType: string; bytes: Buffer };

/** Puts a picture on the clipboard, as a screenshot does, and pastes it onto the board. */
export async function pastePicture(page: Page, png: Buffer): Promise<void> {
  await page.evaluate(async (base64) => {
    const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  }, png.toString('base64'));
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('Control+v');
}

/** Drops files onto the board, at a place in pixels from the canvas's corner. */
export async function dropFiles(page: Page, files: PictureFile[], x: number, y: number): Promise<void> {
  const canvas = page.locator('.tl-canvas').first();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  const dataTransfer = await page.evaluateHandle(
    (dropped) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      return transfer;
    },
    files.map(({ name, mimeType, bytes }) => ({ name, mimeType, base64: bytes.toString('base64') })),
  );
  await canvas.dispatchEvent('drop', { dataTransfer, clientX: box.x + x, clientY: box.y + y });
}

/** The pictures that a board shows: their own sizes, once each of them is there. */
export function shownPictures(page: Page): Promise<string[]> {
  return page.locator('.tl-canvas img.tl-image').evaluateAll((images) =>
    images
      .map((image) => image as HTMLImageElement)
      .filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
      .map(({ naturalWidth, naturalHeight }) => `${naturalWidth} × ${naturalHeight}`)
      .sort(),
  );
}
