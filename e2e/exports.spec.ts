import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { readTldrawFile } from '@/lib/board/files/readTldrawFile';
import { writeTldrawFile } from '@/lib/board/files/writeTldrawFile';
import type { BoardRecord } from '@/lib/board/schema';
import { apiOwner, liveInterview } from './support/liveInterview';
import { SAMPLE_BOARD, SAMPLE_WORDS } from './support/sampleBoard';
import { boardReady, drawRectangle, expect, shapes, signIn, test } from './support/story';

const SHAPES = SAMPLE_BOARD.filter(({ typeName }) => typeName === 'shape').length;

test('a board is exported in every form, and a file of tldraw is imported', async ({ newPerson, server }) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, 'ines@northwind.example');

  await test.step('a file of tldraw is imported through the menu, and the import undone and redone', async () => {
    await page.goto('/sketches');
    await page.getByRole('button', { name: 'New sketch' }).first().click();
    await boardReady(page);
    await page.getByLabel('Name of the sketch').fill('Orders & more');
    await page.getByLabel('Name of the sketch').press('Enter');
    const file = JSON.parse(writeTldrawFile(SAMPLE_BOARD));
    const [like] = file.records.filter(({ type }: { type?: string }) => type === 'geo');
    file.records.push({ ...like, id: 'shape:hologram', type: 'hologram' });
    await importFile(page, JSON.stringify(file));
    await expect(page.getByText(`${SHAPES} shapes were imported`)).toBeVisible();
    await expect(page.getByText('Left out: 1 shape that boards do not know.')).toBeVisible();
    await expect(shapes(page)).toHaveCount(SHAPES);
    await page.locator('.tl-container').first().focus();
    await page.keyboard.press('Control+z');
    await expect(shapes(page)).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(shapes(page)).toHaveCount(SHAPES);
  });

  await test.step('a file that is none is refused with a sentence', async () => {
    await importFile(page, '{"type":"excalidraw"}');
    await expect(page.getByText('This is not a file of tldraw, or it is damaged.')).toBeVisible();
    await expect(shapes(page)).toHaveCount(SHAPES);
  });

  await test.step('PNG, at the size that was asked for', async () => {
    const sizes: { width: number; height: number }[] = [];
    for (const scale of ['1×', '3×']) {
      const dialog = await openExport(page);
      const preview = dialog.getByRole('img', { name: 'What will be exported' });
      await expect(preview).toBeVisible();
      await dialog.getByRole('radio', { name: 'This page' }).click();
      await dialog.getByRole('radio', { name: scale }).click();
      const { name, bytes } = await download(page);
      expect(name).toMatch(/^Orders-more-\d{4}-\d\d-\d\d\.png$/);
      expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      sizes.push({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });
    }
    const [one, three] = sizes;
    expect(one?.width).toBeGreaterThan(700);
    expect(Math.abs((three?.width ?? 0) - 3 * (one?.width ?? 0))).toBeLessThanOrEqual(3);
    expect(Math.abs((three?.height ?? 0) - 3 * (one?.height ?? 0))).toBeLessThanOrEqual(3);
  });

  await test.step('SVG, with its labels as text and nothing from elsewhere', async () => {
    const dialog = await openExport(page);
    await choose(page, 'Format', 'SVG');
    await dialog.getByRole('radio', { name: 'This page' }).click();
    const { bytes } = await download(page);
    const text = bytes.toString('utf8');
    const found = await page.evaluate((source) => {
      const svg = new DOMParser().parseFromString(source, 'image/svg+xml');
      const all = [...svg.querySelectorAll('*')];
      return {
        root: svg.documentElement.tagName,
        words: [...svg.querySelectorAll('text')].map((line) => line.textContent).join(' '),
        html: svg.querySelectorAll('foreignObject, script').length,
        handlers: all
          .flatMap((element) => element.getAttributeNames())
          .filter((name) => name.startsWith('on')),
        links: all.flatMap((element) => element.getAttribute('href') ?? []),
      };
    }, text);
    expect(found).toMatchObject({ root: 'svg', html: 0, handlers: [], links: [] });
    for (const word of SAMPLE_WORDS) expect(found.words).toContain(word);
    const addresses = [...text.replaceAll('&quot;', '"').matchAll(/url\(\s*["']?([^"')]{1,20})/g)].map(
      ([, address]) => address,
    );
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).toMatch(/^(#|data:)/);
    expect(text).toContain('@font-face');
    expect(text.replace(/http:\/\/www\.w3\.org\/[\w/]+/g, '')).not.toMatch(/https?:\/\//);
  });

  await test.step('PDF, as lines and text: no pictures', async () => {
    const dialog = await openExport(page);
    await choose(page, 'Format', 'PDF');
    await dialog.getByRole('radio', { name: 'This page' }).click();
    const { bytes, name } = await download(page);
    expect(name).toMatch(/\.pdf$/);
    const pdf = await readPdf(bytes);
    expect(pdf.pages).toBe(1);
    for (const word of SAMPLE_WORDS) expect(pdf.text).toContain(word);
    expect(pdf.pictures).toBe(0);
    expect(pdf.paths).toBeGreaterThan(10);
    expect(pdf.fonts).toBeGreaterThanOrEqual(4);
  });

  await test.step('a PDF of several pages has each with its name', async () => {
    await page.locator('.tl-container').first().focus();
    await page.getByTestId('page-menu.button').click();
    await page.getByTestId('page-menu.create').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await drawRectangle(page, 300, 200);
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
    const dialog = await openExport(page);
    await choose(page, 'Format', 'PDF');
    await dialog.getByRole('radio', { name: 'All pages' }).click();
    const pdf = await readPdf((await download(page)).bytes);
    expect(pdf.pages).toBe(2);
    expect(pdf.outline).toEqual(['Page 1', 'Page 2']);
    expect(pdf.text).toContain('Gateway');
  });

  await test.step('JSON and a file of tldraw, whose import gives the same records', async () => {
    await openExport(page);
    await choose(page, 'Format', 'JSON');
    await page.getByRole('radio', { name: 'All pages' }).click();
    const json = JSON.parse((await download(page)).bytes.toString('utf8'));
    expect(json).toMatchObject({
      format: 'drawbridge-board',
      version: 1,
      title: 'Orders & more',
      moment: null,
    });
    expect(
      json.pages.map(({ name, shapes: count }: { name: string; shapes: number }) => [name, count]),
    ).toEqual([
      ['Page 1', SHAPES],
      ['Page 2', 1],
    ]);
    await openExport(page);
    await choose(page, 'Format', 'tldraw file');
    await page.getByRole('radio', { name: 'All pages' }).click();
    const tldr = (await download(page)).bytes.toString('utf8');
    const read = readTldrawFile(tldr);
    expect(byId(read.records)).toEqual(byId(json.records));
    await page.goto('/sketches');
    await page.getByRole('button', { name: 'New sketch' }).first().click();
    await boardReady(page);
    await importFile(page, tldr);
    await expect(page.getByText(`${SHAPES + 1} shapes were imported`)).toBeVisible();
    await openExport(page);
    await choose(page, 'Format', 'JSON');
    await page.getByRole('radio', { name: 'All pages' }).click();
    const again = JSON.parse((await download(page)).bytes.toString('utf8'));
    expect(withoutIds(again.records)).toEqual(withoutIds(json.records));
  });

  await test.step('a picture is copied', async () => {
    await openExport(page);
    await page.getByRole('button', { name: 'Copy PNG' }).click();
    await expect(page.getByText('Copied as PNG')).toBeVisible();
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((item) => [...item.types]),
    );
    expect(types).toContain('image/png');
  });
});

test('the review exports the board of any moment', async ({ newPerson, server }) => {
  const { owner, interviewId, roomId } = await liveInterview(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, 'ines@northwind.example');
  await page.goto(`/room/${roomId}`);
  await boardReady(page);
  for (const count of [1, 2, 3]) {
    await drawRectangle(page, 120 * count, 160);
    await expect(shapes(page)).toHaveCount(count);
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  }
  await owner.trpc.room.end.mutate({ roomId });
  await page.goto(`/interviews/${interviewId}/review`);

  await test.step('at the end', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Board at the end' }).click();
    await choose(page, 'Format', 'JSON');
    const { name, bytes } = await download(page);
    expect(name).toMatch(/^Ada-Quill-\d{4}-\d\d-\d\d\.json$/);
    expect(countShapes(bytes)).toBe(3);
  });

  await test.step('at a moment, which the preview shows', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Board at a moment' }).click();
    const slider = page.getByRole('slider', { name: 'Moment' });
    await expect(slider).toBeVisible();
    await expect(page.getByRole('img', { name: 'What will be exported' })).toBeVisible();
    const edits = Number(await slider.getAttribute('max')) + 1;
    expect(edits).toBeGreaterThan(3);
    const counts = new Map<number, number>();
    for (const edit of [1, 2, edits]) {
      const answer = await owner.send(`${server.url}/api/rooms/${roomId}/board?format=json&at=${edit}`);
      counts.set(edit, countShapes(Buffer.from(await answer.arrayBuffer())));
    }
    expect(counts.get(1)).toBe(0);
    expect(counts.get(edits)).toBe(3);
    await page.getByLabel('Edit', { exact: true }).fill('1');
    await expect(page.getByText('There is nothing on the board to export yet.')).toBeVisible();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`edit 2 of ${edits}$`));
    await expect(page.getByRole('img', { name: 'What will be exported' })).toBeVisible();
    await choose(page, 'Format', 'JSON');
    const { bytes } = await download(page);
    expect(JSON.parse(bytes.toString('utf8')).moment.edit).toBe(2);
    expect(countShapes(bytes)).toBe(counts.get(2));
  });
});

/** Opens the dialog with the keyboard. */
async function openExport(page: Page) {
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog', { name: 'Export the board' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await waiting;
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function importFile(page: Page, text: string): Promise<void> {
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
async function readPdf(bytes: Buffer) {
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

function countShapes(bytes: Buffer): number {
  const { records } = JSON.parse(bytes.toString('utf8')) as { records: BoardRecord[] };
  return records.filter(({ typeName }) => typeName === 'shape').length;
}

function byId(records: readonly BoardRecord[]): BoardRecord[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The records as they would be without names of their own: an import gives them new ones. */
function withoutIds(records: readonly BoardRecord[]): string[] {
  const places = new Map(records.map((record) => [record.id as string, record]));
  const tell = (id: string): unknown => {
    const record = places.get(id);
    if (record?.typeName !== 'shape') return record?.typeName === 'page' ? record.name : null;
    return [record.type, record.x, record.y, record.props, tell(record.parentId)];
  };
  return records
    .map((record) => {
      if (record.typeName === 'binding') {
        return JSON.stringify([record.props, tell(record.fromId), tell(record.toId)]);
      }
      return JSON.stringify([record.typeName, tell(record.id)]);
    })
    .sort();
}
