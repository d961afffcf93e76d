import type { Page } from '@playwright/test';
import type { TLShape } from '@tldraw/tlschema';
import { createBoardDoc } from '@/lib/board/document';
import { StoredBoard } from '@/lib/board/storedBoard';
import { makeShape } from '@/lib/board/testing';
import { connectRoom, type RoomConnection } from '@/lib/sync/client';
import { apiOwner } from './support/liveInterview';
import { boardReady, drawRectangle, expect, shapes, signIn, test } from './support/story';

const COUNT = 1200;

/** In rows of forty, far from where an empty canvas looks. */
const SHAPES = Array.from({ length: COUNT }, (_, i) =>
  makeShape('geo', `s${String(i).padStart(4, '0')}`, {
    x: 30_000 + (i % 40) * 150,
    y: 20_000 + Math.floor(i / 40) * 150,
    index: `a${String(i).padStart(4, '0')}V` as TLShape['index'],
  }),
);

function saved({ status }: RoomConnection): Promise<void> {
  return new Promise((resolve) => {
    const stop = status.subscribe(() => {
      if (status.getSnapshot().save !== 'saved') return;
      stop();
      resolve();
    });
  });
}

type CopyHolder = { readCopy(): void; countCopied(): Promise<number> };

/** Keeps the page's first reading of its copy of the board from ending until it is told to. */
function holdCopy(): void {
  if (sessionStorage.getItem('held')) return;
  sessionStorage.setItem('held', 'yes');
  const open = indexedDB.open.bind(indexedDB);
  let readCopy = () => {};
  const gate = new Promise<void>((resolve) => {
    readCopy = resolve;
  });
  IDBFactory.prototype.open = (...options: Parameters<IDBFactory['open']>) => {
    const request = open(...options);
    Object.defineProperty(request, 'onsuccess', {
      set: (done: (event: Event) => void) =>
        request.addEventListener('success', (event) => void gate.then(() => done(event))),
    });
    return request;
  };
  const countCopied = async () => {
    const [copy] = await indexedDB.databases();
    if (!copy?.name) return 0;
    const request = open(copy.name);
    return new Promise<number>((resolve) => {
      request.addEventListener('success', () => {
        const counting = request.result.transaction('updates').objectStore('updates').count();
        counting.addEventListener('success', () => {
          request.result.close();
          resolve(counting.result);
        });
      });
    });
  };
  Object.assign(window, { readCopy, countCopied });
}

/** All of the board is there, and in view. */
async function expectWhole(page: Page): Promise<void> {
  await boardReady(page);
  await expect(shapes(page)).toHaveCount(COUNT);
  const canvas = await page.locator('.tl-canvas').first().boundingBox();
  for (const id of ['s0000', `s${COUNT - 1}`]) {
    const box = await page.locator(`[data-shape-id="shape:${id}"]`).first().boundingBox();
    if (!canvas || !box) throw new Error('The shapes are not on the screen.');
    expect(box.x).toBeGreaterThan(canvas.x);
    expect(box.y).toBeGreaterThan(canvas.y);
    expect(box.x + box.width).toBeLessThan(canvas.x + canvas.width);
    expect(box.y + box.height).toBeLessThan(canvas.y + canvas.height);
  }
}

test('a large board is seen whole, and is drawn on before all of it is there', async ({
  newPerson,
  server,
}) => {
  const owner = await apiOwner(server);
  const { roomId } = await owner.trpc.sketches.create.mutate();
  const doc = createBoardDoc();
  const url = `${server.url}/sync`;
  const connection = connectRoom({ url, roomId, doc, WebSocketPolyfill: owner.Socket });
  await saved(connection);
  doc.transact(() => {
    const board = new StoredBoard(doc);
    for (const shape of SHAPES) board.put(shape);
  });
  await saved(connection);

  const { page } = await newPerson('Ines Marlow');
  await signIn(page, 'ines@northwind.example');
  // Whether the canvas found all shapes when it was made, or drew them in one go.
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const count = document.querySelectorAll('.tl-canvas .tl-shape').length;
      if (count !== (seen.at(-1) ?? 0)) seen.push(count);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

  // While somebody is there the board comes in several messages, and the copy in the browser, which is empty, is read between them.
  const held: (() => void)[] = [];
  let isHeld = true;
  await page.routeWebSocket(/\/sync\//, (client) => {
    client.connectToServer().onMessage((message) => {
      if (isHeld && (held.length > 0 || message.length > 50_000)) held.push(() => client.send(message));
      else client.send(message);
    });
  });
  await test.step('it is not shown before it is there', async () => {
    await page.addInitScript(holdCopy);
    await page.goto(`/room/${roomId}`);
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await page.evaluate(() => (window as unknown as CopyHolder).readCopy());
    // Once it has been read, the copy holds what the server had sent by then.
    await page.waitForFunction(() =>
      (window as unknown as CopyHolder).countCopied().then((count) => count > 0),
    );
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await expect(page.getByText('Opening the board')).toBeVisible();
    isHeld = false;
    for (const send of held.splice(0)) send();
    await expectWhole(page);
  });

  await test.step('it is drawn part by part, also from the copy in the browser', async () => {
    await page.goto(`/room/${roomId}`);
    await expectWhole(page);
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    expect(seen[0]).toBeLessThan(COUNT / 2);
    expect(seen.length).toBeGreaterThan(3);
  });

  await test.step('a rectangle drawn at once stands, whatever else is still to be drawn', async () => {
    await page.goto(`/room/${roomId}`);
    await expect(shapes(page).first()).toBeVisible();
    await drawRectangle(page, 60, 200);
    await expect(shapes(page)).toHaveCount(COUNT + 1);
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  });
  connection.destroy();
});
