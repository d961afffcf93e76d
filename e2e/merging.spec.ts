import type { Page } from '@playwright/test';
import { apiOwner } from './support/liveInterview';
import { boardReady, drawRectangle, expect, shapes, signIn, test } from './support/story';

// Two people in two browsers change one board at once: each makes an edit without a connection, and then both
// come back. Nothing may be lost that both could keep, and both must see the same board.

type BoardRecord = {
  id: string;
  typeName: string;
  type?: string;
  x?: number;
  parentId?: string;
  props?: Record<string, unknown>;
};

test('two people who edit at once keep what both could keep', async ({ newPerson, server }) => {
  test.setTimeout(300_000);
  const owner = await apiOwner(server);
  const ines = await newPerson('Ines Marlow');
  const noor = await newPerson('Noor');
  await signIn(ines.page, 'ines@northwind.example');

  /** Both on a new board; its room is what their saved board is read by. */
  const openTogether = async (): Promise<string> => {
    const { sketchId, roomId } = await owner.trpc.sketches.create.mutate();
    const { url } = await owner.trpc.sketches.share.mutate({ sketchId });
    await ines.page.goto(`/room/${roomId}`);
    await noor.page.goto(new URL(url).pathname + new URL(url).hash);
    await noor.page.getByLabel('Your name').fill(noor.name);
    await noor.page.getByRole('button', { name: 'Continue' }).click();
    await boardReady(noor.page);
    await boardReady(ines.page);
    return roomId;
  };
  const apart = async (one: () => Promise<void>, other: () => Promise<void>) => {
    for (const { context } of [ines, noor]) await context.setOffline(true);
    for (const { page } of [ines, noor]) await expect(page.locator('[data-save]')).toHaveText(/Offline/);
    await one();
    await other();
    for (const { context } of [ines, noor]) await context.setOffline(false);
    for (const { page } of [ines, noor]) await expect(page.locator('[data-save]')).toHaveText(/Saved/);
    await expect.poll(() => orderOn(noor.page)).toEqual(await orderOn(ines.page));
  };
  const saved = async (roomId: string): Promise<BoardRecord[]> => {
    const response = await ines.context.request.get(`/api/rooms/${roomId}/board`);
    const { store } = (await response.json()) as { store: Record<string, BoardRecord> };
    return Object.values(store);
  };

  await test.step('a move and another colour', async () => {
    const roomId = await openTogether();
    await drawRectangle(ines.page, 300, 200);
    await expect(shapes(noor.page)).toHaveCount(1);
    const before = (await saved(roomId)).find(({ typeName }) => typeName === 'shape')?.x ?? 0;
    await apart(
      async () => {
        await selectAll(ines.page);
        for (let i = 0; i < 5; i++) await ines.page.keyboard.press('Shift+ArrowRight');
      },
      async () => {
        await selectAll(noor.page);
        await noor.page.getByTestId('style.color.red').click();
      },
    );
    const shape = (await saved(roomId)).find(({ typeName }) => typeName === 'shape');
    expect(shape?.props?.color).toBe('red');
    expect(shape?.x).toBeGreaterThan(before);
  });

  await test.step('both ends of an arrow', async () => {
    const roomId = await openTogether();
    await drawRectangle(ines.page, 200, 200);
    await drawRectangle(ines.page, 500, 200);
    await drag(ines.page, 'a', [245, 245], [545, 245]);
    await expect(shapes(noor.page)).toHaveCount(3);
    expect((await saved(roomId)).filter(({ typeName }) => typeName === 'binding')).toHaveLength(2);
    await apart(
      () => removeAt(ines.page, [200, 220]),
      () => removeAt(noor.page, [590, 220]),
    );
    const records = await saved(roomId);
    expect(records.filter(({ typeName }) => typeName === 'shape').map(({ type }) => type)).toEqual(['arrow']);
    expect(records.filter(({ typeName }) => typeName === 'binding')).toEqual([]);
  });

  await test.step('a frame that is deleted while someone draws in it', async () => {
    const roomId = await openTogether();
    await drag(ines.page, 'f', [200, 150], [600, 400]);
    await expect(shapes(noor.page)).toHaveCount(1);
    await apart(
      async () => {
        await selectAll(ines.page);
        await ines.page.keyboard.press('Delete');
      },
      () => drawRectangle(noor.page, 300, 200),
    );
    const left = (await saved(roomId)).filter(({ typeName }) => typeName === 'shape');
    expect(left.map(({ type }) => type)).toEqual(['geo']);
    await expect(shapes(ines.page)).toHaveCount(1);
    await expect(shapes(noor.page)).toHaveCount(1);
  });

  await test.step('a page that is deleted while someone draws on it', async () => {
    const roomId = await openTogether();
    await newPage(ines.page);
    await expect
      .poll(async () => (await saved(roomId)).filter((each) => each.typeName === 'page').length)
      .toBe(2);
    await openPage(noor.page, 'Page 2');
    await apart(
      () => deletePage(ines.page, 'Page 2'),
      () => drawRectangle(noor.page, 300, 200),
    );
    const records = await saved(roomId);
    expect(records.filter(({ typeName }) => typeName === 'page')).toHaveLength(1);
    expect(records.filter(({ typeName }) => typeName === 'shape')).toHaveLength(1);
    await expect(shapes(noor.page)).toHaveCount(1);
  });

  await test.step('two shapes that are put on top at once', async () => {
    const roomId = await openTogether();
    await drawRectangle(ines.page, 200, 200);
    await expect(shapes(noor.page)).toHaveCount(1);
    await apart(
      () => drawRectangle(ines.page, 240, 240),
      () => drawRectangle(noor.page, 280, 280),
    );
    expect((await saved(roomId)).filter(({ typeName }) => typeName === 'shape')).toHaveLength(3);
    expect(new Set(await orderOn(ines.page)).size).toBe(3);
  });

  await test.step('a text, letter by letter', async () => {
    const roomId = await openTogether();
    await drawRectangle(ines.page, 300, 200, 240);
    await expect(shapes(noor.page)).toHaveCount(1);
    const text = async () =>
      JSON.stringify((await saved(roomId)).find(({ typeName }) => typeName === 'shape')?.props);
    for (const { page } of [ines, noor]) {
      await selectAll(page);
      await page.keyboard.press('Enter');
      await expect(page.locator('.tl-shape [contenteditable="true"]')).toBeFocused();
    }
    const words = ['Orders are written once. ', 'Payments are read twice. '] as const;
    await Promise.all([
      ines.page.keyboard.type(words[0], { delay: 25 }),
      noor.page.keyboard.type(words[1], { delay: 31 }),
    ]);
    const letters = (value: string) => [...value.replaceAll(/[^A-Za-z.]/g, '')].sort().join('');
    const typed = letters(words.join(''));
    for (const { page } of [ines, noor]) {
      await expect
        .poll(async () =>
          letters((await page.locator('.tl-shape [contenteditable="true"]').textContent()) ?? ''),
        )
        .toBe(typed);
    }
    const [one, two] = await Promise.all([ines, noor].map(({ page }) => shownText(page)));
    expect(one).toBe(two);
    await expect.poll(text).toContain(one?.trim());
  });
});

const shownText = async (page: Page) => page.locator('.tl-shape [contenteditable="true"]').textContent();

/** The ids of the shapes on the canvas, from the lowest to the highest. */
async function orderOn(page: Page): Promise<string[]> {
  return page.locator('.tl-canvas .tl-shape').evaluateAll((elements) =>
    elements
      .map((element) => element as HTMLElement)
      .sort((a, b) => Number(a.style.zIndex) - Number(b.style.zIndex))
      .map((element) => element.dataset.shapeId ?? ''),
  );
}

async function selectAll(page: Page): Promise<void> {
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('v');
  await page.keyboard.press('ControlOrMeta+a');
}

/** Takes a tool by its key and drags it over the canvas. */
async function drag(page: Page, key: string, from: [number, number], to: [number, number]): Promise<void> {
  const box = await page.locator('.tl-canvas').first().boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press(key);
  await page.mouse.move(box.x + from[0], box.y + from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + (from[0] + to[0]) / 2, box.y + (from[1] + to[1]) / 2);
  await page.mouse.move(box.x + to[0], box.y + to[1]);
  await page.mouse.up();
}

/** Deletes the shape whose outline is at a place on the canvas. */
async function removeAt(page: Page, [x, y]: [number, number]): Promise<void> {
  const box = await page.locator('.tl-canvas').first().boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  const before = await shapes(page).count();
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('v');
  await page.keyboard.press('Escape');
  await page.mouse.click(box.x + x, box.y + y);
  await page.keyboard.press('Delete');
  await expect(shapes(page)).toHaveCount(before - 1);
}

/** Opens or closes the list of pages. */
async function showPages(page: Page, isShown: boolean): Promise<void> {
  const list = page.getByTestId('page-menu.list');
  if ((await list.isVisible()) !== isShown) await page.getByTestId('page-menu.button').click();
  await expect(list).toBeVisible({ visible: isShown });
}

async function newPage(page: Page): Promise<void> {
  await showPages(page, true);
  await page.getByTestId('page-menu.create').click();
  await showPages(page, false);
}

async function openPage(page: Page, name: string): Promise<void> {
  await showPages(page, true);
  await page.getByTestId('page-menu.item').getByRole('button', { name }).click();
  await showPages(page, false);
}

async function deletePage(page: Page, name: string): Promise<void> {
  await showPages(page, true);
  const item = page.getByTestId('page-menu.item').filter({ hasText: name });
  await item.hover();
  await item.getByTitle('Menu').click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await showPages(page, false);
}
