import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { apiOwner, liveInterview } from './support/liveInterview';
import { recordBytes } from './support/recordBytes';
import { boardReady, expect, type Person, shapes, signIn, test } from './support/story';

/** The diagram that both ways of building lead to. */
const MERMAID = `flowchart LR
  subgraph europe["Europe"]
    orders["Orders<br/>×3"]:::service
    ledger[("Ledger")]:::relational
  end
  app(["App"]):::mobile
  api_gateway["API gateway"]:::apiGateway
  order_events[["Order events"]]:::stream
  orders -->|"writes (sync)"| ledger
  orders ==> order_events
  app --> api_gateway
  api_gateway -->|"REST (sync)"| orders
  class europe region
`;

const READ_ALOUD = [
  'Europe, Region; 2 inside',
  'Orders, Service, 3 replicas; reached from API gateway',
  'Arrow to Ledger: writes, Synchronous call',
  'Arrow to Order events: Stream',
  'Ledger, Relational database; reached from Orders',
  'App, Mobile app',
  'Arrow to API gateway',
  'API gateway; reached from App',
  'Arrow to Orders: REST, Synchronous call',
  'Order events, Stream; reached from Orders',
];

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

test('the outline follows others, and a starter board reaches the candidate as shapes', async ({
  newPerson,
  server,
}) => {
  const { owner, candidate, roomId } = await liveInterview(server);
  const asked = await questionWithStarterBoard(owner);
  await owner.trpc.room.ask.mutate({ roomId, questionVersionId: asked.versionId, minutes: 10 });
  const ines = await newPerson('Ines Marlow');
  const ada = await newPerson('Ada Quill');
  const received = await recordBytes(ada);
  await signIn(ines.page, 'ines@northwind.example');
  await ines.page.goto(`/room/${roomId}`);
  await giveCookies(ada, candidate.cookieHeader(), server.url);
  await ada.page.goto(`/room/${roomId}`);
  await Promise.all([boardReady(ines.page), boardReady(ada.page)]);

  await test.step('the candidate reads the outline, too', async () => {
    await openOutline(ada.page);
    await expect(panel(ada.page)).toContainText('There is nothing on this page yet.');
  });

  await test.step('the starter board is inserted beside what is there, in one step', async () => {
    await ada.page.getByRole('button', { name: 'Add a component' }).click();
    await ada.page.keyboard.type('cache');
    await ada.page.keyboard.press('Enter');
    await ada.page.keyboard.press('Enter');
    await expect(shapes(ines.page)).toHaveCount(1);
    await ines.page.getByText('Starter board', { exact: true }).click();
    await ines.page.getByRole('button', { name: 'Insert the starter board' }).click();
    await expect(ines.page.getByText('The starter board was inserted')).toBeVisible();
    await openOutline(ines.page);
    const mine = await readAloud(ines.page);
    expect(mine.length).toBeGreaterThan(4);
    await expect(lines(ada.page)).toHaveCount(mine.length);
    expect(await readAloud(ada.page)).toEqual(mine);
    expect(await overlaps(ines.page)).toEqual([]);
    await expect(panel(ada.page).getByRole('status')).toContainText(/^Ines Marlow made \d+ changes/);
    await ines.page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(lines(ada.page)).toHaveCount(1);
  });

  await test.step('the candidate has received nothing of the guide', async () => {
    const bytes = received();
    expect(bytes.includes(asked.prompt), 'the recording works').toBe(true);
    const lines = asked.guide.flatMap(({ markdown }) => markdown.split('\n'));
    for (const line of lines.filter(({ length }) => length > 24)) {
      expect(bytes.includes(line.trim()), line).toBe(false);
    }
  });

  await test.step('what one selects in the outline is selected on the canvas, and the other way round', async () => {
    await lines(ada.page).first().click();
    await expect(lines(ada.page).first()).toHaveAttribute('aria-selected', 'true');
    await expect(ada.page.locator('.tl-selection__fg').first()).toBeAttached();
  });

  await test.step('it is accessible while it is open, with its forms', async () => {
    for (const key of ['a', 'e', 'c']) {
      await ada.page.getByRole('tree').focus();
      await ada.page.keyboard.press(key);
      await expect(panel(ada.page).getByRole('form')).toBeVisible();
      expect(await violations(ada.page), key).toEqual([]);
      await ada.page.keyboard.press('Escape');
    }
  });

  await test.step('after the end nobody can edit, and all is still read', async () => {
    await owner.trpc.room.end.mutate({ roomId });
    await expect(panel(ines.page).getByRole('toolbar')).toHaveCount(0);
    await expect(lines(ines.page)).toHaveCount(1);
  });
});

test('Mermaid is imported, pasted and exported', async ({ newPerson, server }) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, 'ines@northwind.example');
  await newSketch(page);

  await test.step('the dialog says what is wrong, and in which line', async () => {
    const dialog = await openImport(page);
    await dialog.getByLabel('Mermaid flowchart').fill('flowchart LR\n  client --> ');
    await expect(dialog.getByText('Line 2: A node was expected after the arrow')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Import' })).toBeDisabled();
    await dialog.getByLabel('Mermaid flowchart').fill(MERMAID);
    await expect(dialog.getByText('5 components, 1 boundary and 4 arrows')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(dialog).toHaveCount(0);
    await openOutline(page);
    await expect(lines(page)).toHaveCount(READ_ALOUD.length);
    expect(await readAloud(page)).toEqual(READ_ALOUD);
    expect(await mermaidOf(page)).toBe(MERMAID);
  });

  await test.step('a pasted flowchart becomes components beside the others; undone in one step', async () => {
    await page.keyboard.press('Escape');
    await paste(page, '```mermaid\nflowchart TD\n  cron[Nightly cron] -.-> worker\n```');
    await expect(page.getByText('The flowchart was pasted as components')).toBeVisible();
    await openOutline(page);
    await expect(lines(page)).toHaveCount(READ_ALOUD.length + 3);
    expect(await overlaps(page)).toEqual([]);
    await page.getByRole('tree').focus();
    await page.keyboard.press('Control+z');
    await expect(lines(page)).toHaveCount(READ_ALOUD.length);
  });

  await test.step('a text that only begins like one is pasted as text, and it is said why', async () => {
    await page.keyboard.press('Escape');
    await paste(page, 'flowchart LR\nis how I would begin');
    await expect(page.getByText('The flowchart was pasted as text')).toBeVisible();
    await openOutline(page);
    await expect(lines(page)).toHaveCount(READ_ALOUD.length + 1);
    await expect(lines(page).last()).toHaveAccessibleName(/^flowchart LR is how I would begin/);
  });

  await test.step('a file of tldraw comes through the same dialog', async () => {
    const dialog = await openImport(page);
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose a file' }).click();
    await (await choosing).setFiles({ name: 'a.mmd', mimeType: 'text/plain', buffer: Buffer.from(MERMAID) });
    await expect(dialog.getByLabel('Mermaid flowchart')).toHaveValue(MERMAID);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('on a narrow screen the outline is a sheet over all else', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openOutline(page);
    await lines(page).first().click();
    await expect(lines(page).first()).toHaveAttribute('aria-selected', 'true');
    await panel(page).getByRole('button', { name: 'Close the outline' }).click();
    await expect(panel(page)).toHaveCount(0);
  });
});

const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Outline' });
const lines = (page: Page): Locator => page.getByRole('treeitem');

async function newSketch(page: Page): Promise<void> {
  await page.goto('/sketches');
  await page.getByRole('button', { name: 'New sketch' }).first().click();
  await boardReady(page);
}

async function openOutline(page: Page): Promise<void> {
  if (!(await panel(page).isVisible()))
    await page.getByRole('button', { name: 'Outline', exact: true }).click();
  await expect(panel(page)).toBeVisible();
}

/** What a screen reader says of each line. */
async function readAloud(page: Page): Promise<string[]> {
  return lines(page).evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
}

/** The board as the server writes it, once all is saved. */
async function mermaidOf(page: Page): Promise<string> {
  await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  const roomId = new URL(page.url()).pathname.split('/').at(-1);
  const answer = await page.request.get(`/api/rooms/${roomId}/board?format=mermaid`);
  expect(answer.headers()['content-type']).toContain('mermaid');
  return answer.text();
}

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
      await type('The page');
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

async function openImport(page: Page): Promise<Locator> {
  await page.getByTestId('main-menu.button').click();
  await page.getByRole('menuitem', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('Control+v');
}

/** Pairs of components on the canvas that lie over each other. */
async function overlaps(page: Page): Promise<string[]> {
  return page.locator('.tl-canvas .tl-shape[data-shape-type=component]').evaluateAll((elements) => {
    const boxes = elements.map((element) => element.getBoundingClientRect());
    return boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
        )
        .map(() => String(i)),
    );
  });
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .exclude('.tl-container')
    .analyze();
  return violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}`));
}

async function giveCookies({ context }: Person, header: string, url: string): Promise<void> {
  const cookies = header.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  await context.addCookies(cookies);
}

async function questionWithStarterBoard(owner: Awaited<ReturnType<typeof apiOwner>>) {
  const { questions } = await owner.trpc.questions.bank.query({});
  for (const { id, versionId } of questions) {
    const { prompt, guide } = await owner.trpc.questions.get.query({ questionId: id });
    if (guide.some(({ title }) => title === 'Starter board')) return { versionId, prompt, guide };
  }
  throw new Error('No question of the shipped pack has a starter board.');
}
