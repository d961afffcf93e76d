import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { apiOwner } from './support/liveInterview';
import {
  acceptMemberInvite,
  boardReady,
  expect,
  inviteMember,
  type Person,
  shapes,
  signIn,
  test,
} from './support/story';

type BoardRecord = {
  id: string;
  typeName: string;
  type?: string;
  parentId?: string;
  toId?: string;
  meta?: Record<string, unknown>;
  props?: Record<string, unknown>;
};

test('a system is drawn of components that everyone sees', async ({ newPerson, server }) => {
  const owner = await apiOwner(server);
  const ines = await newPerson('Ines Marlow');
  const noor = await newPerson('Noor');
  await signIn(ines.page, 'ines@northwind.example');
  const { sketchId, roomId } = await owner.trpc.sketches.create.mutate();
  const { url } = await owner.trpc.sketches.share.mutate({ sketchId });
  const { page } = ines;
  await page.goto(`/room/${roomId}`);
  await noor.page.goto(new URL(url).pathname + new URL(url).hash);
  await noor.page.getByLabel('Your name').fill(noor.name);
  await noor.page.getByRole('button', { name: 'Continue' }).click();
  await boardReady(noor.page);
  await boardReady(page);
  const palette = page.getByRole('region', { name: 'Components' });
  const properties = page.getByRole('region', { name: 'Properties' });

  await test.step('one by the slash key and typing, named at once', async () => {
    await press(page, '/');
    await expect(palette.getByRole('combobox', { name: 'Search components' })).toBeFocused();
    await page.keyboard.type('postg');
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
    await expect(component(noor.page, 'Relational database')).toBeVisible();
    await press(page, 'Enter');
    await expect(page.getByRole('textbox', { name: 'Label' }).first()).toBeFocused();
    await page.keyboard.type('Orders');
    await page.keyboard.press('Enter');
    await expect(component(noor.page, 'Orders')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('one by a click in the palette and one on the board', async () => {
    await page.getByTestId('tools.place').click();
    await palette.getByRole('option', { name: 'Service' }).click();
    await page.mouse.click(...(await onCanvas(page, 480, 120)));
    await expect(component(noor.page, 'Service')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('one dragged out of the palette', async () => {
    const [x, y] = await middleOf(palette.getByRole('option', { name: 'Queue' }));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 10);
    for (const at of [420, 450, 480]) await page.mouse.move(...(await onCanvas(page, at, 480)));
    await page.mouse.up();
    await expect(component(noor.page, 'Queue')).toBeVisible();
    await palette.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('Escape');
    await expect(shapes(page)).toHaveCount(3);
  });

  await test.step('an arrow dragged from one to another is bound to both', async () => {
    await select(page, 'Service');
    const [x, y] = await middleOf(page.getByRole('button', { name: 'Connect to something below' }));
    const [toX, toY] = await middleOf(component(page, 'Orders'));
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const part of [0.3, 0.7, 1]) await page.mouse.move(x + (toX - x) * part, y + (toY - y) * part);
    await page.mouse.up();
    await expect(shapes(noor.page)).toHaveCount(4);
    const records = await saved(ines, roomId);
    const names = records
      .filter(({ typeName }) => typeName === 'binding')
      .map(({ toId }) => labelOf(records, toId));
    expect(names.sort()).toEqual(['Orders', 'service']);
  });

  await test.step('its label and its protocol, each undone by itself', async () => {
    await properties.getByLabel('Label').fill('writes');
    await expect(noor.page.locator('.tl-arrow-label', { hasText: 'writes' })).toBeVisible();
    await choose(page, 'Protocol', 'Stream');
    await expect(noor.page.locator('.connection-caption', { hasText: 'stream' })).toBeVisible();
    const arrow = async () => (await saved(ines, roomId)).find(({ type }) => type === 'arrow');
    await expect.poll(async () => (await arrow())?.meta).toEqual({ protocol: 'stream' });
    expect((await arrow())?.props).toMatchObject({
      dash: 'dotted',
      arrowheadEnd: 'triangle',
      text: 'writes',
    });
    await press(page, 'Control+z');
    await expect(noor.page.locator('.connection-caption')).toHaveCount(0);
    await expect(noor.page.locator('.tl-arrow-label', { hasText: 'writes' })).toBeVisible();
    await press(page, 'Control+Shift+z');
    await expect(noor.page.locator('.connection-caption', { hasText: 'stream' })).toBeVisible();
  });

  await test.step('scale, as the other person sees it', async () => {
    await select(page, 'Orders');
    const shards = properties.getByRole('textbox', { name: 'Shards' });
    await expect(properties.getByLabel('Label')).toHaveValue('Orders');
    await properties.getByRole('button', { name: 'More replicas' }).click();
    await properties.getByRole('button', { name: 'More replicas' }).click();
    await shards.fill('16');
    await properties.getByLabel('Region').fill('eu-west-1');
    const shown = component(noor.page, 'Orders');
    await expect(shown).toContainText('×3');
    await expect(shown).toContainText('16 shards');
    await shards.fill('no number');
    await expect(shards).toHaveAttribute('aria-invalid', 'true');
    await properties.getByLabel('Region').focus();
    await expect(shards).toHaveValue('16');
  });

  await test.step('two people name one component at once, and both keep their words', async () => {
    await select(noor.page, 'Queue');
    await select(page, 'Queue');
    const theirs = noor.page.getByRole('region', { name: 'Properties' }).getByLabel('Label');
    const ours = properties.getByLabel('Label');
    await ours.fill('jobs');
    await expect(theirs).toHaveValue('jobs');
    await theirs.focus();
    await noor.page.keyboard.press('Home');
    await ours.focus();
    await page.keyboard.press('End');
    for (const letter of 'later') {
      await page.keyboard.type(letter);
      await noor.page.keyboard.type(letter.toUpperCase());
    }
    await expect(ours).toHaveValue('LATERjobslater');
    await expect(theirs).toHaveValue('LATERjobslater');
  });

  await test.step('something new on the other end of a new arrow, undone as one step', async () => {
    await select(page, 'Service');
    await page.getByRole('button', { name: 'Connect to something to the right' }).click();
    const connect = page.getByRole('region', { name: 'Connect to' });
    await expect(connect.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('redis');
    await page.keyboard.press('Enter');
    await expect(component(noor.page, 'Cache')).toBeVisible();
    await expect(shapes(noor.page)).toHaveCount(6);
    await press(page, 'Control+z');
    await expect(shapes(noor.page)).toHaveCount(4);
    await press(page, 'Control+Shift+z');
    await expect(shapes(noor.page)).toHaveCount(6);
  });

  await test.step('an arrow let go over nothing asks for what is there', async () => {
    await select(page, 'Service');
    const [x, y] = await middleOf(page.getByRole('button', { name: 'Connect to something to the left' }));
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (const part of [40, 80, 120]) await page.mouse.move(x - part, y);
    await page.mouse.up();
    await expect(page.getByRole('region', { name: 'Connect to' }).getByRole('combobox')).toBeFocused();
    await page.keyboard.type('browser');
    await page.keyboard.press('Enter');
    await expect(component(noor.page, 'Client')).toBeVisible();
    const records = await saved(ines, roomId);
    expect(records.filter(({ typeName }) => typeName === 'binding')).toHaveLength(6);
  });

  await test.step('a boundary around all of them holds them', async () => {
    await press(page, 'Control+a');
    await press(page, '/');
    await page.keyboard.type('region');
    await page.keyboard.press('Enter');
    await expect(noor.page.locator('.tl-frame-heading', { hasText: 'Region' })).toBeVisible();
    const records = await saved(ines, roomId);
    const frame = records.find(({ type }) => type === 'frame');
    expect(frame?.meta).toEqual({ boundary: 'region' });
    const components = records.filter(({ type }) => type === 'component');
    expect(components).toHaveLength(5);
    for (const { parentId } of components) expect(parentId).toBe(frame?.id);
    await properties.getByLabel('Name').fill('eu-west-1');
    await expect(noor.page.locator('.tl-frame-heading', { hasText: 'Region · eu-west-1' })).toBeVisible();
  });

  await test.step('an SVG holds its words', async () => {
    await press(page, 'Control+Shift+E');
    await choose(page, 'Format', 'SVG');
    await page.getByRole('radio', { name: 'This page' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const svg = await readFile(await (await waiting).path(), 'utf8');
    for (const word of [
      'Orders',
      'LATERjobslater',
      '×3',
      '16 shards',
      'writes',
      'stream',
      'Cache',
      'Region',
    ]) {
      expect(svg).toContain(word);
    }
    expect(svg).not.toContain('foreignObject');
  });
});

test('who cannot draw has no components to place', async ({ newPerson, server }) => {
  const owner = await apiOwner(server);
  const ines = await newPerson('Ines Marlow');
  const piotr = await newPerson('Piotr Hale');
  await signIn(ines.page, 'ines@northwind.example');
  const link = await inviteMember(ines.page, 'Reviewer');
  await acceptMemberInvite(piotr.page, link, piotr.name, 'piotr@northwind.example');
  const members = await owner.trpc.members.list.query();
  const me = await owner.trpc.me.get.query();
  const other = members.find(({ id }) => id !== me.memberId);
  const { roomId } = await owner.trpc.interviews.create.mutate({
    candidateName: 'Ada Quill',
    candidateRole: 'Backend engineer',
    targetLevel: 'senior',
    scheduledAt: new Date().toISOString(),
    durationMinutes: 60,
    panel: [
      { memberId: me.memberId, seat: 'interviewer' },
      { memberId: other?.id ?? '', seat: 'panelist' },
    ],
    plan: [],
  });
  await ines.page.goto(`/room/${roomId}`);
  await boardReady(ines.page);
  await piotr.page.goto(`/room/${roomId}`);
  await expect(piotr.page.locator('.tl-canvas').first()).toBeVisible();
  await press(ines.page, '/');
  await ines.page.keyboard.type('kafka');
  await ines.page.keyboard.press('Enter');
  const shown = component(piotr.page, 'Stream');
  await expect(shown).toBeVisible();
  await expect(piotr.page.getByTestId('tools.place')).toHaveCount(0);
  await press(piotr.page, '/');
  await piotr.page.mouse.click(...(await middleOf(shown)));
  await expect(piotr.page.locator('.tl-selection__fg, .tl-selection__bg').first()).toBeVisible();
  await expect(piotr.page.getByRole('region', { name: 'Components' })).toHaveCount(0);
  await expect(piotr.page.getByRole('button', { name: /^Connect to/ })).toHaveCount(0);
});

/** A component by the words in it. */
function component(page: Page, words: string) {
  return page.locator('.tl-shape[data-shape-type="component"]', { hasText: words });
}

/** Clicks on a component: the canvas takes the click, or the handle of an arrow that is selected. */
async function select(page: Page, words: string): Promise<void> {
  await press(page, 'Escape');
  await page.mouse.click(...(await middleOf(component(page, words))));
}

/** Presses a key on the canvas. */
async function press(page: Page, keys: string): Promise<void> {
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press(keys);
}

async function onCanvas(page: Page, x: number, y: number): Promise<[number, number]> {
  const box = await page.locator('.tl-canvas').first().boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  return [box.x + x, box.y + y];
}

async function middleOf(element: ReturnType<Page['locator']>): Promise<[number, number]> {
  const box = await element.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

/** The board as the server has it, once everything is saved. */
async function saved({ page, context }: Person, roomId: string): Promise<BoardRecord[]> {
  await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  const response = await context.request.get(`/api/rooms/${roomId}/board`);
  const { store } = (await response.json()) as { store: Record<string, BoardRecord> };
  return Object.values(store);
}

function labelOf(records: readonly BoardRecord[], id: string | undefined): unknown {
  const props = records.find((record) => record.id === id)?.props;
  return props?.label || props?.kind;
}
