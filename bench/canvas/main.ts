// Measures our canvas beside plain tldraw. Prints its figures as JSON.
import path from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findBrowser } from '@/scripts/testing/browser.mjs';
import { drag, findEditor, pan, standOverMiddle, takeShapes, watchOpening } from './gestures';
import { servePlain } from './plainServer';
import { type Rooms, startRooms } from './room';

type Canvas = 'ours' | 'plain';
type Scale = { rounds: number; steps: number; counts: number[] };
type Opening = { usable: number; stroke: number; whole: number; longest: number };

const VIEWPORT = { width: 1440, height: 900 };
const ROOT = process.cwd();

/** Frames come as fast as they are made, not as the screen shows them. */
const FLAGS = ['--disable-gpu-vsync', '--disable-frame-rate-limit', '--force-device-scale-factor=1'];

/** Frames at the beginning of a gesture, in which things are set up. */
const WARM_UP = 15;

const frames = new Map<string, number[]>();
const work = new Map<string, number[]>();
const openings = new Map<string, Opening[]>();

async function main(scale: Scale): Promise<void> {
  const plain = await servePlain(
    path.join(ROOT, 'node_modules', '.cache', 'drawbridge-bench', 'plain'),
    path.join(ROOT, 'public', 'tldraw'),
  );
  const rooms = await startRooms();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  try {
    for (let round = 0; round < scale.rounds; round++) {
      for (const count of scale.counts) {
        const canvases: Canvas[] = Math.random() < 0.5 ? ['ours', 'plain'] : ['plain', 'ours'];
        for (const canvas of canvases) {
          const started = performance.now();
          if (canvas === 'ours') await measureOurs(browser, rooms, count, scale.steps);
          else await measurePlain(browser, plain.url, count, scale.steps);
          const took = ((performance.now() - started) / 1000).toFixed(1);
          console.error(`round ${round + 1}: ${canvas}, ${count} shapes, ${took} s`);
        }
      }
    }
    process.stdout.write(`${JSON.stringify({ ...figures(), browser: browser.version() })}\n`);
  } finally {
    await browser.close();
    await rooms.stop();
    plain.close();
  }
}

async function measureOurs(browser: Browser, rooms: Rooms, count: number, steps: number): Promise<void> {
  const room = await rooms.open(count);
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    await context.addCookies(rooms.cookies);
    await context.addInitScript(watchOpening, count);
    const page = await context.newPage();
    await page.goto(rooms.url + room.path);
    note(openings, `ours ${count}`, await openingOf(page));
    await gestures(page, `ours ${count}`, steps);
    // The copy in the browser is of what was drawn; the page is left only when all of it is saved.
    await page.locator('[data-save]', { hasText: 'Saved' }).waitFor();
    await page.close();
    const again = await context.newPage();
    await again.goto(rooms.url + room.path);
    note(openings, `again ${count}`, await openingOf(again));
  } finally {
    await context.close();
    room.leave();
  }
}

async function measurePlain(browser: Browser, url: string, count: number, steps: number): Promise<void> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    await context.addInitScript(watchOpening, count);
    const page = await context.newPage();
    // Where our canvas is on a sketch's page: under its bar.
    const [y, w] = [49, VIEWPORT.width];
    await page.goto(`${url}/?count=${count}&x=0&y=${y}&w=${w}&h=${VIEWPORT.height - y}`);
    note(openings, `plain ${count}`, await openingOf(page));
    await gestures(page, `plain ${count}`, steps);
  } finally {
    await context.close();
  }
}

/** Draws a stroke as soon as that is possible, and takes it back. */
async function openingOf(page: Page): Promise<Opening> {
  const opening = () => (window as unknown as { opening: Opening }).opening;
  await page.waitForFunction(() => (window as unknown as { opening: Opening }).opening.usable > 0, null, {
    timeout: 60_000,
  });
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('d');
  const [x, y] = [VIEWPORT.width / 2, VIEWPORT.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 30, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => {
    const { stroke, whole } = (window as unknown as { opening: Opening }).opening;
    return stroke > 0 && whole > 0;
  });
  await page.keyboard.press('ControlOrMeta+z');
  return page.evaluate(opening);
}

async function gestures(page: Page, key: string, steps: number): Promise<void> {
  if (!(await page.evaluate(findEditor))) throw new Error(`No editor was found on the page of ${key}.`);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(standOverMiddle);
  const all = steps + WARM_UP;
  await measured(session, `${key} pan`, () => page.evaluate(pan, all));
  for (const [name, count] of [
    ['dragOne', 1],
    ['dragTwenty', 20],
  ] as const) {
    await page.evaluate(standOverMiddle);
    const { x, y } = await page.evaluate(takeShapes, count);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 8, y + 8, { steps: 3 });
    await measured(session, `${key} ${name}`, () => page.evaluate(drag, { x, y, steps: all }));
    await page.mouse.up();
  }
}

async function measured(session: CDPSession, key: string, run: () => Promise<number[]>): Promise<void> {
  const before = await busyMs(session);
  const found = await run();
  note(work, key, ((await busyMs(session)) - before) / found.length);
  for (const frame of found.slice(WARM_UP)) note(frames, key, frame);
}

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

function figures() {
  const opened = [...openings].map(([key, found]) => {
    const middle = (name: keyof Opening) => median(found.map((each) => each[name]));
    const [usable, stroke, whole, longest] = (['usable', 'stroke', 'whole', 'longest'] as const).map(middle);
    return [key, { usable, stroke, whole, longest }];
  });
  return {
    frames: Object.fromEntries(
      [...frames].map(([key, all]) => [
        key,
        { median: median(all), p95: quantile(all, 0.95), work: median(work.get(key) ?? []) },
      ]),
    ),
    opening: Object.fromEntries(opened),
  };
}

function note<T>(where: Map<string, T[]>, key: string, value: T): void {
  const others = where.get(key);
  if (others) others.push(value);
  else where.set(key, [value]);
}

const median = (values: number[]) => quantile(values, 0.5);

function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

await main(JSON.parse(process.argv[2] ?? '') as Scale);
