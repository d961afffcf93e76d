import type { ExportedFile } from './exportBoard';

/** Gives a file to the browser's downloads. */
export function saveFile({ name, blob }: ExportedFile): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Puts a picture on the clipboard: a PNG as a picture, an SVG as its text. @throws where the browser refuses */
export async function copyFile({ blob }: ExportedFile): Promise<void> {
  if (blob.type === 'image/png') await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  else await navigator.clipboard.writeText(await blob.text());
}
