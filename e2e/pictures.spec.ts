import sharp from 'sharp';
import { readTldrawFile } from '@/lib/board/files/readTldrawFile';
import type { RoomPicture } from '@/lib/board/pictures';
import type { BoardRecord } from '@/lib/board/schema';
import { drawing, noise, SVG } from '@/server/testing/pictures';
import { choose, download, importFile, openExport, readPdf } from './support/boardFiles';
import { dropFiles, pastePicture, shownPictures } from './support/boardPictures';
import { apiOwner, liveInterview } from './support/liveInterview';
import { boardReady, expect, type Person, shapes, signIn, test } from './support/story';

const newSketch = async ({ page }: Person) => {
  await page.goto('/sketches');
  await page.getByRole('button', { name: 'New sketch' }).first().click();
  await boardReady(page);
};

test('pictures are placed, seen by the others, described and exported', async ({ newPerson, server }) => {
  await apiOwner(server);
  const ines = await newPerson('Ines Marlow');
  const noor = await newPerson('Noor');
  const { page } = ines;
  const everyone = [page, noor.page];
  await signIn(page, 'ines@northwind.example');
  await newSketch(ines);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Share link').inputValue();
  await page.keyboard.press('Escape');
  await noor.page.goto(link);
  await noor.page.getByLabel('Your name').fill(noor.name);
  await noor.page.getByRole('button', { name: 'Continue' }).click();
  await boardReady(noor.page);

  await test.step('a screenshot is pasted', async () => {
    await pastePicture(page, await drawing(320, 200).png().toBuffer());
    for (const other of everyone) await expect.poll(() => shownPictures(other)).toEqual(['320 × 200']);
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  });

  await test.step('of what is dropped, a photograph is placed, and an SVG is refused with a sentence', async () => {
    await dropFiles(
      noor.page,
      [
        { name: 'plan.png', mimeType: 'image/png', bytes: SVG },
        { name: 'wall.jpg', mimeType: 'image/jpeg', bytes: await noise(240, 160).blur(4).jpeg().toBuffer() },
      ],
      300,
      420,
    );
    await expect(noor.page.getByText('“plan.png” was not placed')).toBeVisible();
    await expect(noor.page.getByText(/^SVG drawings cannot be placed on boards/)).toBeVisible();
    for (const other of everyone) {
      await expect.poll(() => shownPictures(other)).toEqual(['240 × 160', '320 × 200']);
      await expect(shapes(other)).toHaveCount(2);
    }
    await expect(page.getByText('was not placed')).toHaveCount(0);
  });

  await test.step('offline it says so, and nothing is left behind', async () => {
    await ines.context.setOffline(true);
    await pastePicture(page, await drawing(100, 90).png().toBuffer());
    await expect(page.getByText('You are offline, and pictures need a connection.')).toBeVisible();
    await ines.context.setOffline(false);
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
    await expect(page.locator('[data-picture-under-way]')).toHaveCount(0);
    for (const other of everyone) await expect(shapes(other)).toHaveCount(2);
  });

  await test.step('placing one is one step that can be undone', async () => {
    await page.locator('.tl-container').first().focus();
    await page.keyboard.press('Control+z');
    for (const other of everyone) await expect.poll(() => shownPictures(other)).toEqual(['240 × 160']);
    await page.keyboard.press('Control+Shift+z');
    for (const other of everyone)
      await expect.poll(() => shownPictures(other)).toEqual(['240 × 160', '320 × 200']);
  });

  await test.step('it is described, for those who cannot see it', async () => {
    await page.keyboard.press('Escape');
    await page
      .locator('.tl-shape', { has: page.locator('img') })
      .first()
      .click();
    await page.getByTitle('Alternative text').click();
    await page.getByTestId('media-toolbar.alt-text-input').fill('The gateway and its database');
    await page.getByTestId('media-toolbar.alt-text-input').press('Enter');
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
    await page.keyboard.press('Escape');
  });

  await test.step('it is served as data that nothing can run in', async () => {
    const src = await page.locator('img.tl-image').first().getAttribute('src');
    expect(src).toMatch(/^\/api\/rooms\/[\w-]{22}\/pictures\/[\w-]{43}$/);
    const answer = await page.request.get(src ?? '');
    expect(answer.headers()).toMatchObject({
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const stranger = await newPerson('Somebody');
    expect((await stranger.page.request.get(src ?? '')).status()).toBe(401);
  });

  const tldr = await test.step('every form of export has it within', async () => {
    await openExport(page);
    await page.getByRole('dialog').getByRole('radio', { name: 'This page' }).click();
    const png = await download(page);
    // The colour of the box in the screenshot's corner is on the picture of the board.
    expect(await hasColor(png.bytes, [0x17, 0x86, 0xa0])).toBe(true);

    const files = new Map<string, Buffer>();
    for (const format of ['SVG', 'PDF', 'JSON', 'tldraw file']) {
      await openExport(page);
      await choose(page, 'Format', format);
      await page.getByRole('dialog').getByRole('radio', { name: 'This page' }).click();
      files.set(format, (await download(page)).bytes);
    }
    const text = (format: string) => files.get(format)?.toString('utf8') ?? '';
    expect([...text('SVG').matchAll(/href="data:image\/(png|jpeg);base64,/g)]).toHaveLength(2);
    expect(text('SVG')).toContain('The gateway and its database');
    expect(text('SVG')).not.toContain('/api/rooms');
    expect((await readPdf(files.get('PDF') ?? Buffer.alloc(0))).pictures).toBe(2);
    // The photograph is within the PDF as it is.
    expect(files.get('PDF')?.includes('/DCTDecode')).toBe(true);
    const json = JSON.parse(text('JSON')) as { records: BoardRecord[]; pictures: Record<string, string> };
    expect(
      Object.values(json.pictures)
        .map((source) => source.slice(0, 15))
        .sort(),
    ).toEqual(['data:image/jpeg', 'data:image/png;']);
    expect(JSON.stringify(json.records)).toContain('"altText":"The gateway and its database"');
    expect(readTldrawFile(text('tldraw file')).embedded).toHaveLength(2);
    return text('tldraw file');
  });

  await test.step('copied shapes take their pictures to another room, and so does an imported file', async () => {
    await page.locator('.tl-container').first().focus();
    await page.keyboard.press('Control+a');
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await page.keyboard.press('Control+c');
    await expect
      .poll(() => page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types)))
      .toContain('text/html');
    const here = await picturesOfRoom(page);
    await newSketch(ines);
    await page.locator('.tl-container').first().focus();
    await page.keyboard.press('Control+v');
    await expect.poll(() => shownPictures(page)).toEqual(['240 × 160', '320 × 200']);
    const there = await picturesOfRoom(page);
    expect(there).toHaveLength(2);
    expect(new Set([...here, ...there].map((src) => src.split('/')[3])).size).toBe(2);

    await newSketch(ines);
    await importFile(page, tldr);
    await expect(page.getByText('2 shapes were imported')).toBeVisible();
    await expect.poll(() => shownPictures(page)).toEqual(['240 × 160', '320 × 200']);
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
    await page.reload();
    await boardReady(page);
    await expect.poll(() => shownPictures(page)).toEqual(['240 × 160', '320 × 200']);
  });
});

test('a picture shows how far it is, can be cancelled, and can be replaced', async ({
  newPerson,
  server,
}) => {
  await apiOwner(server);
  const ines = await newPerson('Ines Marlow');
  const { page } = ines;
  await signIn(page, 'ines@northwind.example');
  await newSketch(ines);

  await test.step('while it is on its way, it can be cancelled', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/pictures', async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await chooseFile(page, 'wall.png', await drawing(200, 100).png().toBuffer());
    const progress = page.getByRole('progressbar', { name: 'Uploading wall.png' });
    await expect(progress).toBeVisible();
    await page.getByRole('button', { name: 'Cancel wall.png' }).click();
    await expect(progress).toHaveCount(0);
    release();
    await page.unroute('**/pictures');
    await expect(shapes(page)).toHaveCount(0);
  });

  await test.step('what the server refuses is told in its words', async () => {
    const file = await noise(300, 200).png().toBuffer();
    await chooseFile(page, 'half.png', file.subarray(0, file.length / 2));
    await expect(page.getByText('“half.png” was not placed')).toBeVisible();
    await expect(page.getByText('This PNG file is damaged or incomplete.')).toBeVisible();
    await expect(shapes(page)).toHaveCount(0);
  });

  await test.step('another picture takes its place', async () => {
    await chooseFile(page, 'wall.png', await drawing(200, 100).png().toBuffer());
    await expect.poll(() => shownPictures(page)).toEqual(['200 × 100']);
    const choosing = page.waitForEvent('filechooser');
    await page.getByTitle('Replace media').click();
    await (await choosing).setFiles({
      name: 'door.png',
      mimeType: 'image/png',
      buffer: await drawing(100, 200).png().toBuffer(),
    });
    await expect.poll(() => shownPictures(page)).toEqual(['100 × 200']);
    await expect(shapes(page)).toHaveCount(1);
    await expect(page.locator('[data-save]')).toHaveText(/Saved/);
  });
});

test('a candidate sees pictures as long as the interview is live', async ({ server }) => {
  const { owner, candidate, roomId } = await liveInterview(server);
  const address = `${server.url}/api/rooms/${roomId}/pictures`;
  const body = new Uint8Array(await drawing(60, 60).png().toBuffer());
  const answer = await candidate.send(address, { method: 'POST', body });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as RoomPicture;
  for (const who of [owner, candidate]) expect((await who.send(`${address}/${id}`)).status).toBe(200);
  await owner.trpc.room.end.mutate({ roomId });
  expect((await candidate.send(`${address}/${id}`)).status).toBe(403);
  expect((await owner.send(`${address}/${id}`)).status).toBe(200);
});

async function chooseFile(page: Person['page'], name: string, buffer: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('Control+U');
  await (await choosing).setFiles({ name, mimeType: 'image/png', buffer });
}

function picturesOfRoom(page: Person['page']): Promise<string[]> {
  return page
    .locator('img.tl-image')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''));
}

/** True if some pixel of a picture has very nearly this colour. */
async function hasColor(file: Buffer, color: [number, number, number]): Promise<boolean> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i += info.channels) {
    if (color.every((value, channel) => Math.abs((data[i + channel] ?? 0) - value) <= 3)) return true;
  }
  return false;
}
