import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { apiOwner, liveInterview } from './support/liveInterview';
import { boardReady, expect, shapes, signIn, test } from './support/story';

const tool = (page: Page) => page.getByRole('button', { name: 'Estimate', exact: true });
const card = (page: Page) => page.locator('.tl-shape[data-shape-type="estimate"]');
const field = (page: Page, name: string) => card(page).getByRole('textbox', { name, exact: true });
const amount = (page: Page, text: string) => card(page).locator('text', { hasText: text });

test('two people fill in one estimate and see the same results', async ({ newPerson, server }) => {
  const owner = await apiOwner(server);
  const ines = await newPerson('Ines Marlow');
  const noor = await newPerson('Noor');
  await signIn(ines.page, 'ines@northwind.example');
  const { sketchId, roomId } = await owner.trpc.sketches.create.mutate();
  const { url } = await owner.trpc.sketches.share.mutate({ sketchId });
  await ines.page.goto(`/room/${roomId}`);
  await noor.page.goto(new URL(url).pathname + new URL(url).hash);
  await noor.page.getByLabel('Your name').fill(noor.name);
  await noor.page.getByRole('button', { name: 'Continue' }).click();
  for (const { page } of [ines, noor]) await boardReady(page);

  await test.step('one is placed with the keyboard alone, and its first field is ready', async () => {
    await ines.page.locator('.tl-container').first().focus();
    await ines.page.keyboard.press('m');
    await expect(tool(ines.page)).toHaveAttribute('aria-pressed', 'true');
    await ines.page.keyboard.press('Enter');
    await expect(field(ines.page, 'Users a day')).toBeFocused();
    await expect(card(noor.page)).toBeVisible();
  });

  await test.step('every keystroke is seen, and results follow on both screens', async () => {
    await ines.page.keyboard.type('10M');
    await ines.page.keyboard.press('Tab');
    await expect(field(ines.page, 'Actions per user')).toBeFocused();
    await ines.page.keyboard.type('20');
    await ines.page.keyboard.press('Enter');
    await expect(field(ines.page, 'Reads : writes')).toBeFocused();
    await ines.page.keyboard.type('10:1');
    for (const { page } of [ines, noor]) {
      await expect(amount(page, '≈ 2.1k/s')).toHaveCount(1);
      await expect(amount(page, '10M users × 20 a day × 10/11 ÷ 86,400 s')).toHaveCount(1);
    }
  });

  await test.step('the other types into other fields at the same time', async () => {
    await edit(noor.page);
    await field(noor.page, 'Peak factor').fill('3x');
    await field(noor.page, 'Write size').pressSequentially('1 KB');
    await ines.page.keyboard.press('End');
    await ines.page.keyboard.press('Backspace');
    await ines.page.keyboard.type('3');
    await expect(field(noor.page, 'Reads : writes')).toHaveValue('10:3');
    await expect(field(ines.page, 'Write size')).toHaveValue('1 KB');
    await field(ines.page, 'Reads : writes').fill('10:1');
    await expect(field(noor.page, 'Reads : writes')).toHaveValue('10:1');
    for (const { page } of [ines, noor]) await expect(amount(page, '≈ 6.3k/s')).toHaveCount(1);
    expect(await results(noor.page)).toEqual(await results(ines.page));
  });

  await test.step('into one field: what the other typed is there, and the caret stays where it was', async () => {
    await field(ines.page, 'Title').fill('feed');
    await expect(field(noor.page, 'Title')).toHaveValue('feed');
    await field(noor.page, 'Title').press('End');
    await field(ines.page, 'Title').press('Home');
    await ines.page.keyboard.type('Photo ');
    await expect(field(noor.page, 'Title')).toHaveValue('Photo feed');
    await noor.page.keyboard.type(', first year');
    await expect(field(ines.page, 'Title')).toHaveValue('Photo feed, first year');
    await ines.page.keyboard.type('and video ');
    for (const { page } of [ines, noor]) {
      await expect(field(page, 'Title')).toHaveValue('Photo and video feed, first year');
    }
  });

  await test.step('what cannot be read is said in its field, and the rest goes on', async () => {
    await field(noor.page, 'Kept for').fill('5');
    for (const { page } of [ines, noor]) {
      await expect(amount(page, 'Which unit? Write 5y, 6mo or 30d.')).toHaveCount(1);
      await expect(amount(page, '≈ 6.6 TB')).toHaveCount(1);
    }
    await expect(field(noor.page, 'Kept for')).toHaveAttribute('aria-invalid', 'true');
    await expect(field(noor.page, 'Kept for')).toHaveAccessibleDescription(/Which unit\?/);
    await field(noor.page, 'Kept for').fill('5y');
    await field(noor.page, 'Copies').fill('3');
    for (const { page } of [ines, noor]) await expect(amount(page, '≈ 100 TB')).toHaveCount(1);
  });

  await test.step('an own row calculates with what a click puts into it', async () => {
    await ines.page.getByRole('button', { name: 'Add a row' }).click();
    await expect(field(ines.page, 'Name of row 1')).toBeFocused();
    await ines.page.keyboard.type('Disks');
    await ines.page.keyboard.press('Tab');
    await ines.page.getByRole('button', { name: 'Put Kept in all into the formula' }).click();
    await ines.page.keyboard.type(' / 4 TB');
    for (const { page } of [ines, noor]) await expect(amount(page, '≈ 25')).toHaveCount(1);
    await expect(field(noor.page, 'Formula of Disks')).toHaveValue('Kept in all / 4 TB');
  });

  await test.step('Escape ends it, and undo takes back only what oneself has typed', async () => {
    await field(noor.page, 'Per machine').fill('1k');
    await expect(field(ines.page, 'Per machine')).toHaveValue('1k');
    await ines.page.keyboard.press('Escape');
    await expect(card(ines.page).getByRole('textbox')).toHaveCount(0);
    await ines.page.keyboard.press('Control+z');
    await expect(amount(ines.page, '≈ 25')).toHaveCount(0);
    await expect(field(noor.page, 'Formula of Disks')).toHaveValue('');
    await expect(field(noor.page, 'Per machine')).toHaveValue('1k');
    await expect(field(noor.page, 'Kept for')).toHaveValue('5y');
    await ines.page.keyboard.press('Control+Shift+z');
    await expect(field(noor.page, 'Formula of Disks')).toHaveValue('Kept in all / 4 TB');
    await noor.page.keyboard.press('Escape');
    expect(await results(noor.page)).toEqual(await results(ines.page));
  });

  await test.step('pictures and files hold the numbers as text', async () => {
    const svg = (await exportAs(ines.page, 'SVG')).toString('utf8');
    const { words, html } = await ines.page.evaluate((source) => {
      const root = new DOMParser().parseFromString(source, 'image/svg+xml');
      return {
        words: [...root.querySelectorAll('text')].map((line) => line.textContent),
        html: root.querySelectorAll('foreignObject').length,
      };
    }, svg);
    expect(html).toBe(0);
    for (const word of ['Photo and video feed, first year', '10M', '≈ 2.1k/s', '≈ 100 TB', '≈ 25', 'Disks']) {
      expect(words).toContain(word);
    }
    const pdf = await getDocumentProxy(new Uint8Array(await exportAs(ines.page, 'PDF')));
    const { text } = await extractText(pdf, { mergePages: true });
    for (const word of ['Users a day', '2.1k/s', '100 TB', 'Kept in all / 4 TB'])
      expect(text).toContain(word);
    const tldr = (await exportAs(ines.page, 'tldraw file')).toString('utf8');
    expect(tldr).toContain('Writes: ≈ 210/s, ≈ 631/s at peak');
  });

  await test.step('after a reload it is as it was', async () => {
    const before = await results(ines.page);
    await expect(ines.page.locator('[data-save]')).toHaveText(/Saved/);
    await ines.page.reload();
    await boardReady(ines.page);
    await expect(card(ines.page)).toBeVisible();
    expect(await results(ines.page)).toEqual(before);
  });
});

test('who may only look sees an estimate and cannot type', async ({ newPerson, server }) => {
  const { owner, interviewId, roomId } = await liveInterview(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, 'ines@northwind.example');
  await page.goto(`/room/${roomId}`);
  await boardReady(page);
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('m');
  const canvas = await page.locator('.tl-canvas').first().boundingBox();
  if (!canvas) throw new Error('The canvas is not on the screen.');
  await page.mouse.click(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
  await expect(field(page, 'Users a day')).toBeFocused();
  await page.keyboard.type('10M');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  await owner.trpc.room.end.mutate({ roomId });
  await page.goto(`/interviews/${interviewId}/review`);
  await expect(card(page)).toBeVisible();
  await expect(amount(page, '10M users')).not.toHaveCount(0);
  await doubleClick(page);
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('textbox')).toHaveCount(0);
  await expect(tool(page)).toHaveCount(0);
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('m');
  await page.keyboard.press('Enter');
  await expect(shapes(page)).toHaveCount(1);
});

/** Clicks where the card is, as the canvas itself finds out what lies there. */
async function doubleClick(page: Page): Promise<void> {
  const box = await card(page).boundingBox();
  if (!box) throw new Error('The card is not on the screen.');
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
}

/** Begins to edit the card with a double click on it. */
async function edit(page: Page): Promise<void> {
  await doubleClick(page);
  await expect(field(page, 'Users a day')).toBeVisible();
}

/** All words on the card that are not in fields. */
async function results(page: Page): Promise<string[]> {
  const all: Locator = card(page).locator('text');
  return (await all.allTextContents()).filter((text) => /≈|×|÷|^–$/.test(text) && !text.includes('e.g.'));
}

async function exportAs(page: Page, format: string): Promise<Buffer> {
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByRole('dialog', { name: 'Export the board' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: format }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = await waiting;
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return readFile(await file.path());
}
