import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { writeTldrawFile } from '@/lib/board/files/writeTldrawFile';
import { findBrowser } from '@/scripts/testing/browser.mjs';
import { importFile } from './support/boardFiles';
import { SAMPLE_BOARD } from './support/sampleBoard';
import { type SecureServer, startSecureServer } from './support/secureServer';
import { newDataDir, removeDataDir } from './support/server';
import { boardReady, drawRectangle, expect, setUpWorkspace, shapes, test } from './support/story';
import { type Witness, witnessAll } from './support/witness';

// As on the internet: over HTTPS at a name of its own, where the canvas's licence behaves otherwise than on
// localhost. No other host can be found by these browsers.
const HOST = 'board.example.test';

let dataDir: string;
let secure: SecureServer;
let browser: Browser;
test.beforeAll(async () => {
  dataDir = newDataDir();
  secure = await startSecureServer(HOST, dataDir);
  browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1, MAP * ~NOTFOUND`],
  });
});
test.afterAll(async () => {
  await browser?.close();
  await secure?.stop();
  removeDataDir(dataDir);
});

test('nothing leaves the installation, and all of it works without the rest of the world', async () => {
  test.setTimeout(300_000);
  const owner = await open();
  const candidate = await open();
  const { page } = owner;

  const inviteLink = await test.step('a workspace and an interview are made', async () => {
    await setUpWorkspace(page, { name: 'Ines Marlow', email: 'ines@northwind.example' });
    await page.goto('/interviews/new');
    await page.getByLabel('Name', { exact: true }).fill('Ada Quill');
    await page.getByLabel('Role', { exact: true }).fill('Backend engineer');
    await page.getByRole('button', { name: 'Create interview' }).click();
    await expect(page.getByRole('heading', { name: 'Ada Quill' })).toBeVisible();
    await page.getByRole('button', { name: 'Make an invite link' }).click();
    return page.getByLabel('Invite link').inputValue();
  });
  expect(new URL(inviteLink).host).toBe(new URL(secure.url).host);

  await test.step('the candidate comes in', async () => {
    await page.getByRole('link', { name: 'Open the room' }).click();
    await boardReady(page);
    await candidate.page.goto(inviteLink);
    await candidate.page.getByRole('button', { name: 'Continue' }).click();
    await drawRectangle(candidate.page, 200, 200);
    await candidate.page.getByRole('button', { name: 'Enter the lobby' }).click();
    await page.getByRole('list', { name: 'Lobby' }).getByRole('button', { name: 'Admit' }).click();
    await boardReady(candidate.page);
  });

  await test.step('both draw, with every tool, and paste what would load from elsewhere', async () => {
    await drawRectangle(page, 320, 140);
    await expect(shapes(candidate.page)).toHaveCount(1);
    let count = 1;
    for (const key of ['d', 'o', 'a', 'l', 'f', 'n']) {
      await drawWith(candidate.page, key, 60 + 40 * count, 240);
      count++;
      await expect(shapes(page)).toHaveCount(count);
    }
    const before = count;
    await paste(candidate.page, {
      'text/html':
        '<p>Pasted words <img src="https://elsewhere.example/a.png"><iframe src="https://elsewhere.example/"></iframe></p>',
      'text/plain': 'Pasted words',
    });
    await paste(candidate.page, { 'text/plain': 'https://elsewhere.example/page' });
    await expect(shapes(page)).toHaveCount(before + 2);
    await expect(page.getByText('Pasted words').first()).toBeVisible();
  });

  await test.step('every panel of the room', async () => {
    await page.getByRole('button', { name: 'Ask from the bank' }).click();
    await page.getByLabel('Search the bank').fill('blue-green');
    await page.getByRole('button', { name: /^Ask: How do you manage feature releases/ }).click();
    await expect(candidate.page.getByRole('region', { name: 'Question' })).toContainText('feature releases');
    for (const tab of await page.getByRole('tab').all()) await tab.click();
    await page.getByRole('tab', { name: 'Notes' }).click();
    const notes = page.getByRole('region', { name: 'Private notes' });
    await notes.getByLabel('New note').fill('Asks for numbers first');
    await notes.getByLabel('New note').press('Enter');
    await expect(notes.getByText('Saved', { exact: true })).toBeVisible();
    for (const person of [owner, candidate]) await openEachMenu(person.page);
  });

  await test.step('exports in every form, and an import', async () => {
    for (const format of ['PNG', 'SVG', 'PDF', 'JSON', 'tldraw file']) {
      await page.locator('.tl-container').first().focus();
      await page.keyboard.press('Control+Shift+E');
      await page.getByRole('combobox', { name: 'Format' }).click();
      await page.getByRole('option', { name: format, exact: true }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      expect((await saved).suggestedFilename()).toContain('Ada-Quill');
    }
    await importFile(page, writeTldrawFile(SAMPLE_BOARD));
    await expect(page.getByText(/shapes were imported/)).toBeVisible();
    await expect(candidate.page.getByText('Gateway').first()).toBeVisible();
  });

  await test.step('the watermark stands where its makers want it', async () => {
    for (const person of [owner, candidate]) {
      await expect(person.page.locator('button[title="made with tldraw"]')).toBeVisible();
    }
  });

  await test.step('cookies go over HTTPS only', async () => {
    for (const { context } of [owner, candidate]) {
      const cookies = await context.cookies();
      expect(cookies.length).toBeGreaterThan(0);
      expect(cookies.filter(({ secure: isSecure }) => !isSecure).map(({ name }) => name)).toEqual([]);
    }
  });

  await test.step('the review, and every page of the site', async () => {
    await page.getByRole('button', { name: 'End interview' }).click();
    await page.getByRole('button', { name: 'End the interview' }).click();
    await expect(page).toHaveURL(/\/review$/);
    await expect(shapes(page).first()).toBeVisible();
    const addresses = new Set<string>();
    for (const start of ['/', '/settings/members']) {
      await page.goto(start);
      await expect(page.getByRole('heading').first()).toBeVisible();
      for (const link of await page.locator('nav a[href^="/"]').all()) {
        addresses.add((await link.getAttribute('href')) ?? '/');
      }
    }
    expect(addresses.size).toBeGreaterThan(4);
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.getByRole('heading').first()).toBeVisible();
    }
  });

  for (const { witness } of [owner, candidate]) {
    expect(witness).toEqual({ elsewhere: [], refused: [], failed: [], errors: [] });
  }
});

async function open() {
  const context = await browser.newContext({ baseURL: secure.url, ignoreHTTPSErrors: true, locale: 'en-GB' });
  const witness: Witness = await witnessAll(context, new URL(secure.url).host);
  return { context, witness, page: await context.newPage() };
}

/** Drags a tool over the canvas, taken by its key. */
async function drawWith(page: Page, key: string, x: number, y: number): Promise<void> {
  const box = await page.locator('.tl-canvas').first().boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press(key);
  await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.down();
  await page.mouse.move(box.x + x + 20, box.y + y + 30, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** Pastes as the browser would after a copy elsewhere. */
async function paste(page: Page, data: Record<string, string>): Promise<void> {
  await page.locator('.tl-container').first().focus();
  await page.evaluate((items) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(items)) clipboardData.setData(type, text);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Opens and closes every menu and panel of the canvas. */
async function openEachMenu(page: Page): Promise<void> {
  const triggers: Locator = page.locator('.tlui-layout button[aria-haspopup]:visible');
  for (let i = 0; i < (await triggers.count()); i++) {
    await triggers.nth(i).click();
    await page.keyboard.press('Escape');
    await page.locator('.tl-container').first().focus();
  }
  const box = await page.locator('.tl-canvas').first().boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  await page.mouse.click(box.x + 400, box.y + 60, { button: 'right' });
  await expect(page.getByTestId('context-menu')).toBeVisible();
  await page.keyboard.press('Escape');
}
