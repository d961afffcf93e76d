import { readFile } from 'node:fs/promises';
import { type Download, expect, type Page } from '@playwright/test';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** Opens the dialog with the keyboard. */
export async function openExport(page: Page) {
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog', { name: 'Export the board' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Chooses an option of a list in the dialog. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Makes the file that the dialog is set to, and waits until the dialog has closed. */
export async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await waiting;
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Imports a file of tldraw's through the menu. */
export async function importFile(page: Page, text: string): Promise<void> {
  await page.getByTestId('main-menu.button').click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await choosing).setFiles({
    name: 'board.tldr',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
}

// The reader asks for what Node.js has from version 22 on.
if (!('transferToFixedLength' in ArrayBuffer.prototype)) {
  Object.assign(ArrayBuffer.prototype, {
    transferToFixedLength(this: ArrayBuffer) {
      return structuredClone(this, { transfer: [this] });
    },
  });
}

/** What a reader of PDFs finds in a file. */
export async function readPdf(bytes: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { OPS } = await getResolvedPDFJS();
  const { text } = await extractText(pdf, { mergePages: true });
  let [pictures, paths] = [0, 0];
  const fonts = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    for (const [i, operator] of fnArray.entries()) {
      if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject) pictures++;
      if (operator === OPS.constructPath) paths++;
      if (operator === OPS.setFont) fonts.add(argsArray[i][0]);
    }
  }
  const outline = (await pdf.getOutline())?.map(({ title }) => title);
  return { pages: pdf.numPages, text, pictures, paths, fonts: fonts.size, outline };
}
