import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { PackFile } from '@/lib/packs/packFile';
import { guideText, manifestText, questionText, rubricText } from '@/lib/packs/testing';
import { writeZip } from '@/server/services/pack/zip/writeZip';
import { violations } from './support/axe';
import { apiOwner } from './support/liveInterview';
import { acceptMemberInvite, expect, inviteMember, signIn, test } from './support/story';

const CACHES = 'questions/storage/caches.md';

/** A pack of two questions, one with a complete guide. */
function pack(change: Record<string, string> = {}): Promise<Buffer> {
  const files: Record<string, string> = {
    'pack.yaml': manifestText()
      .replace('title: Sample', 'title: Harbors')
      .replace('rubric: system-design', 'rubric: own'),
    [CACHES]: questionText({}, guideText()),
    'questions/traffic/spikes.md': questionText(
      { slug: 'spikes', category: 'traffic' },
      '## Prompt\n\nTraffic grows tenfold.\n\n## Purpose\n\n- A list, which is another shape.\n',
    ),
    'rubrics/own.yaml': rubricText('own'),
    ...change,
  };
  const list: PackFile[] = Object.entries(files).map(([path, text]) => ({ path, text }));
  return writeZip(list);
}

async function openImport(page: Page) {
  await page.getByRole('button', { name: 'Packs' }).click();
  await page.getByRole('menuitem', { name: 'Import pack…' }).click();
  return page.getByRole('dialog', { name: 'Import a pack' });
}

const choose = (page: Page, buffer: Buffer) =>
  page
    .getByLabel('Zip file of the pack')
    .setInputFiles({ name: 'harbors.zip', mimeType: 'application/zip', buffer });

test('a pack is previewed, refused, imported, read and exported', async ({ newPerson, server }) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'ines@northwind.example');
  await page.goto('/bank');

  await test.step('a damaged pack is refused with file, line and reason', async () => {
    const dialog = await openImport(page);
    await choose(page, await pack({ [CACHES]: questionText({ minutes: 'ten' }, '## Prompt\n\n<b>x</b>\n') }));
    await expect(dialog.getByRole('alert')).toContainText('harbors.zip was refused');
    const problems = dialog.getByRole('table', { name: 'Problems' });
    await expect(problems.getByRole('row', { name: `${CACHES}:5` })).toContainText('"minutes"');
    await expect(problems.getByRole('row', { name: `${CACHES}:13` })).toContainText('Leave out HTML');
    expect(await violations(page)).toEqual([]);
    await choose(page, Buffer.from('no zip file'));
    await expect(problems.getByRole('row', { name: 'The zip file' })).toContainText('not a whole zip file');
  });

  await test.step('a preview shows what would change, and Cancel leaves the bank as it was', async () => {
    const dialog = page.getByRole('dialog', { name: 'Import a pack' });
    await choose(page, await pack());
    await expect(dialog.getByRole('heading', { name: 'Harbors 1.0.0' })).toBeVisible();
    await expect(dialog.getByRole('list', { name: 'Questions' })).toHaveText('2 new');
    await expect(dialog.getByText('Nothing has been written yet.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByLabel('Search the bank').fill('tenfold');
    await expect(page.getByText('No question matches')).toBeVisible();
  });

  await test.step('the pack is imported, and its questions are there', async () => {
    const dialog = await openImport(page);
    await choose(page, await pack());
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('Harbors 1.0.0 was imported')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Traffic grows tenfold.' })).toBeVisible();
  });

  await test.step('a guide is shown part by part, and one in another shape as it is written', async () => {
    await page.getByRole('link', { name: 'Traffic grows tenfold.' }).click();
    await page.getByRole('tab', { name: 'Guide' }).click();
    await expect(
      page.getByRole('listitem').filter({ hasText: 'A list, which is another shape.' }),
    ).toBeVisible();
    await page.goto('/bank');
    await page.getByLabel('Search the bank').fill('What is cached?');
    await page.getByRole('link', { name: 'What is cached?' }).click();
    await page.getByRole('tab', { name: 'Guide' }).click();
    const signals = page.getByRole('table', { name: 'Trade-offs' });
    await expect(signals.getByRole('row')).toHaveCount(4);
    await expect(signals.getByRole('row', { name: /^Level 4 / })).toContainText(
      'Would remove the cache for search',
    );
    const curveball = page.getByRole('listitem').filter({ hasText: 'Ten times the boats' });
    await expect(curveball.getByText('Good move')).toBeVisible();
    await expect(curveball.getByText('Adds nodes and hopes.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  await test.step('a newer version shows its differences, and the same again has nothing to import', async () => {
    await page.goto('/bank');
    const newer = await pack({
      'pack.yaml': manifestText('')
        .replace('title: Sample', 'title: Harbors')
        .replace('rubric: system-design', 'rubric: own')
        .replace('1.0.0', '1.1.0'),
      'questions/traffic/spikes.md': questionText(
        { slug: 'spikes', category: 'traffic' },
        '## Prompt\n\nTraffic grows fiftyfold.\n',
      ),
    });
    const dialog = await openImport(page);
    await choose(page, newer);
    await expect(dialog.getByText('The bank has this pack in version 1.0.0.')).toBeVisible();
    await dialog.locator('summary', { hasText: 'Traffic grows fiftyfold.' }).click();
    await expect(dialog.getByRole('deletion').filter({ hasText: 'tenfold' })).toHaveText('Removed: tenfold');
    await expect(dialog.getByRole('insertion').filter({ hasText: 'fold' })).toHaveText('Added: fiftyfold');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('Harbors 1.1.0 was imported')).toBeVisible();
    const again = await openImport(page);
    await choose(page, newer);
    await expect(again.getByText('There is nothing to import')).toBeVisible();
    await expect(again.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    await page.keyboard.press('Escape');
  });

  await test.step('the pack is exported, and the file imports without a change', async () => {
    await page.getByRole('button', { name: 'Packs' }).click();
    await page.getByRole('menuitem', { name: 'Export pack…' }).click();
    await expect(page.getByRole('button', { name: 'Export Harbors' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export Harbors' }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe('sample-1.1.0.zip');
    await page.keyboard.press('Escape');
    const dialog = await openImport(page);
    await choose(page, await readFile(await download.path()));
    await expect(dialog.getByText('There is nothing to import')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('an interviewer may export, and is not offered an import', async () => {
    const link = await inviteMember(page, 'Interviewer');
    const other = await newPerson('Piotr Hale');
    await acceptMemberInvite(other.page, link, other.name, 'piotr@northwind.example');
    await other.page.goto('/bank');
    await expect(other.page.getByRole('button', { name: 'Export pack…' })).toBeVisible();
    await expect(other.page.getByRole('button', { name: 'Packs' })).toHaveCount(0);
    const refused = await other.page.request.post('/api/packs', {
      data: await pack(),
      headers: { origin: server.url },
    });
    expect(refused.status()).toBe(403);
  });
});
