import type { Page } from '@playwright/test';
import { apiOwner } from './support/liveInterview';
import {
  lines,
  MERMAID,
  mermaidOf,
  newSketch,
  openOutline,
  panel,
  READ_ALOUD,
  readAloud,
} from './support/outline';
import { expect, shapes, signIn, test } from './support/story';

test('the same diagram is built with the mouse and with the keyboard alone', async ({
  newPerson,
  server,
}) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, 'ines@northwind.example');

  await test.step('with the mouse', async () => {
    await newSketch(page);
    await placeByMouse(page, 'Region', 590, 240);
    await name(page, 'Name', 'Europe');
    await placeByMouse(page, 'Service', 430, 200);
    await name(page, 'Label', 'Orders');
    await page.getByRole('button', { name: 'More replicas' }).click();
    await page.getByRole('button', { name: 'More replicas' }).click();
    await placeByMouse(page, 'Relational database', 720, 200);
    await name(page, 'Label', 'Ledger');
    await placeByMouse(page, 'Mobile app', 400, 530);
    await name(page, 'Label', 'App');
    await placeByMouse(page, 'API gateway', 640, 530);
    await placeByMouse(page, 'Stream', 880, 530);
    await name(page, 'Label', 'Order events');
    await connectByMouse(page, [400, 530], [640, 530]);
    await connectByMouse(page, [640, 530], [430, 200]);
    await name(page, 'Label', 'REST');
    await protocol(page, 'Synchronous call');
    await connectByMouse(page, [430, 200], [720, 200]);
    await name(page, 'Label', 'writes');
    await protocol(page, 'Synchronous call');
    await connectByMouse(page, [430, 200], [880, 530]);
    await protocol(page, 'Stream');
    await openOutline(page);
    expect(await readAloud(page)).toEqual(READ_ALOUD);
    expect(await mermaidOf(page)).toBe(MERMAID);
  });

  await test.step('with the keyboard alone', async () => {
    await newSketch(page);
    await page.keyboard.press('Shift+O');
    await expect(panel(page)).toBeVisible();
    const { add, type, press } = keyboard(page);
    await add('b', 'Region', 'Europe');
    await add('a', 'service', 'Orders');
    await press('e');
    await press('Tab', 'Tab', 'Tab');
    await press('ArrowUp', 'ArrowUp', 'Enter');
    await expect(lines(page).nth(1)).toHaveAccessibleName('Orders, Service, 3 replicas');
    await add('a', 'postgres', 'Ledger');
    await add('a', 'mobile', 'App', 'out');
    await add('a', 'gateway', '', 'out');
    await add('a', 'kafka', 'Order events', 'out');
    const connect = async (from: string, to: string, label: string, kind: string) => {
      const before = await lines(page).count();
      await goTo(page, from);
      await press('c');
      await type(to);
      await press('Enter', 'Tab');
      if (kind) await type(kind);
      await press('Tab');
      await type(label);
      await press('Enter');
      await expect(lines(page)).toHaveCount(before + 1);
      await expect(panel(page).getByRole('status')).toHaveText(`Connected ${from} to ${to}`);
    };
    await connect('App', 'API gateway', '', '');
    await connect('API gateway', 'Orders', 'REST', 'Sync');
    await connect('Orders', 'Ledger', 'writes', 'Sync');
    await connect('Orders', 'Order events', '', 'Str');
    expect(await readAloud(page)).toEqual(READ_ALOUD);
    expect(await mermaidOf(page)).toBe(MERMAID);
  });

  await test.step('and changed with it: renamed, moved, deleted, undone', async () => {
    const { press, type } = keyboard(page);
    await goTo(page, 'Order events');
    await press('F2');
    await type('Events');
    await press('Enter');
    await expect(lines(page).filter({ hasText: 'Events' }).first()).toBeVisible();
    await press('m');
    await type('Eur');
    await press('Tab', 'Tab', 'Enter');
    await expect(lines(page).first()).toHaveAccessibleName('Europe, Region; 3 inside');
    await goTo(page, 'Orders');
    await press('Delete');
    await expect(page.getByText('Deleted Orders and 3 arrows')).toBeVisible();
    await expect(lines(page)).toHaveCount(6);
    await press('Control+z');
    await expect(lines(page)).toHaveCount(10);
    await press('Control+z', 'Control+z');
    expect(await mermaidOf(page)).toBe(MERMAID);
  });
});

/** Chooses a kind in the palette and clicks where it goes, in pixels from the canvas's corner. */
async function placeByMouse(page: Page, kind: string, x: number, y: number): Promise<void> {
  const box = await canvasBox(page);
  if (!(await page.getByRole('listbox', { name: 'Components' }).isVisible())) {
    await page.getByTestId('tools.place').click();
  }
  await page.getByRole('option', { name: kind, exact: true }).click();
  const before = await shapes(page).count();
  await page.mouse.click(box.x + x, box.y + y);
  await expect(shapes(page)).toHaveCount(before + 1);
}

/** Drags from one of a component's handles to another component. */
async function connectByMouse(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await canvasBox(page);
  // Beside its middle, where the end of an arrow may be.
  await page.mouse.click(box.x + from[0] - 60, box.y + from[1] - 30);
  const handle = page.getByRole('button', { name: 'Connect to something to the right' });
  const place = await handle.boundingBox();
  if (!place) throw new Error('The component has no handles.');
  const before = await shapes(page).count();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + (from[0] + to[0]) / 2, box.y + (from[1] + to[1]) / 2, { steps: 6 });
  await page.mouse.move(box.x + to[0], box.y + to[1], { steps: 6 });
  await page.mouse.up();
  await expect(shapes(page)).toHaveCount(before + 1);
}

async function name(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole('region', { name: 'Properties' }).getByLabel(field).fill(text);
}

async function protocol(page: Page, option: string): Promise<void> {
  await page.getByRole('region', { name: 'Properties' }).getByRole('combobox', { name: 'Protocol' }).click();
  await page.getByRole('option', { name: option }).click();
}

async function canvasBox(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.tl-canvas').first().boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  return box;
}

/** A person who has no pointer. */
function keyboard(page: Page) {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  const add = async (key: 'a' | 'b', kind: string, label: string, where?: 'out') => {
    const before = await lines(page).count();
    await press(key);
    if (key === 'a') {
      await type(kind);
      await press('Enter', 'Tab');
    }
    await type(label);
    if (where === 'out') {
      await press('Tab');
      // Letters choose; a space would open the list.
      await type('The');
    }
    await press(...(where === 'out' ? ['Tab', 'Tab', 'Enter'] : ['Enter']));
    await expect(lines(page)).toHaveCount(before + 1);
  };
  return { press, type, add };
}

/** Moves to a line of the tree with the arrow keys. */
async function goTo(page: Page, called: string): Promise<void> {
  await page.keyboard.press('Home');
  const names = await readAloud(page);
  const at = names.findIndex((said) => said.startsWith(called));
  for (let i = 0; i < at; i++) await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=treeitem][data-active]')).toHaveAccessibleName(new RegExp(`^${called}`));
}
