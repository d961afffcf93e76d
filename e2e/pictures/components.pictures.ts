import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeTldrawFile } from '@/lib/board/files/writeTldrawFile';
import { importFile } from '../support/boardFiles';
import { apiOwner } from '../support/liveInterview';
import { boardReady, expect, shapes, signIn, test } from '../support/story';
import { componentBoard } from './componentBoard';

/** docs/images/components-light.png and -dark.png, as the product itself exports them. */
test('every component, protocol and boundary', async ({ newPerson, server }) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, 'ines@northwind.example');
  await page.goto('/sketches');
  await page.getByRole('button', { name: 'New sketch' }).first().click();
  await boardReady(page);
  const board = componentBoard();
  await importFile(page, writeTldrawFile(board));
  await expect(shapes(page)).toHaveCount(board.filter(({ typeName }) => typeName === 'shape').length);
  for (const colours of ['Light', 'Dark']) {
    await page.locator('.tl-container').first().focus();
    await page.keyboard.press('Control+Shift+E');
    await page.getByRole('radio', { name: 'This page' }).click();
    await page.getByRole('radio', { name: '1×' }).click();
    await page.getByRole('radio', { name: colours }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const target = `../../docs/images/components-${colours.toLowerCase()}.png`;
    await copyFile(await (await waiting).path(), fileURLToPath(new URL(target, import.meta.url)));
  }
});
