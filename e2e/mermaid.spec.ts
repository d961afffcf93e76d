import type { Locator, Page } from '@playwright/test';
import { violations } from './support/axe';
import { apiOwner } from './support/liveInterview';
import {
  lines,
  MERMAID,
  mermaidOf,
  newSketch,
  openOutline,
  overlaps,
  panel,
  READ_ALOUD,
  readAloud,
} from './support/outline';
import { expect, signIn, test } from './support/story';

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
