import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { violations, violationsIn } from './support/axe';
import { apiOwner, liveInterview } from './support/liveInterview';
import { boardReady, expect, signIn, test } from './support/story';

/** What is wrong with our own panels on the canvas. */
async function violationsOnCanvas(page: Page): Promise<string[]> {
  await expect(page.locator('.board-panel').first()).toBeVisible();
  return violationsIn(new AxeBuilder({ page }).include('.board-panel'));
}

const PAGES = [
  ['/', 'Interviews'],
  ['/interviews/new', 'New interview'],
  ['/sketches', 'Sketches'],
  ['/bank', 'Question bank'],
  ['/bank?q=cache&difficulty=2,3&candidate=Ada', 'Question bank'],
  ['/bank/new', 'New question'],
  ['/plans', 'Plans'],
  ['/plans/new', 'New plan'],
  ['/rubrics', 'Rubrics'],
  ['/rubrics/new', 'New rubric'],
  ['/settings', 'Settings'],
  ['/settings/members', 'Settings'],
  ['/settings/tokens', 'Settings'],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages of members are accessible, ${colorScheme}`, async ({ newPerson, server }) => {
    await apiOwner(server);
    const { page } = await newPerson('Ines Marlow');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/signin');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await violations(page), '/signin').toEqual([]);
    await signIn(page, 'ines@northwind.example');
    for (const [path, heading] of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      expect(await violations(page), path).toEqual([]);
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages of a question are accessible, ${colorScheme}`, async ({ newPerson, server }) => {
    const { trpc } = await apiOwner(server);
    const { questions } = await trpc.questions.bank.query({ search: 'caching' });
    const questionId = questions[0]?.id ?? '';
    const { prompt, minutes, difficulty, tags, sections } = await trpc.questions.get.query({ questionId });
    const content = { prompt: `${prompt} Why?`, minutes, difficulty, tags, related: [], sections };
    await trpc.questions.update.mutate({ questionId, baseVersion: 1, content });
    const { page } = await newPerson('Ines Marlow');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await signIn(page, 'ines@northwind.example');
    await page.goto(`/bank/${questionId}`);
    for (const tab of ['Question', 'Guide', 'History', 'Statistics']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      if (tab === 'History') await expect(page.locator('ins').first()).toBeVisible();
      expect(await violations(page), tab).toEqual([]);
    }
    await page.goto(`/bank/${questionId}/edit`);
    await expect(page.getByLabel('Prompt')).toBeVisible();
    expect(await violations(page), 'edit').toEqual([]);
  });
}

test('a room is accessible beside its canvas', async ({ newPerson, server }) => {
  const { roomId } = await liveInterview(server);
  const { page } = await newPerson('Ines Marlow');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'ines@northwind.example');
  await page.goto(`/room/${roomId}`);
  await boardReady(page);
  for (const tab of ['Questions', 'Notes', 'Scorecard']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await violations(page), tab).toEqual([]);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the panels on a canvas are accessible, ${colorScheme}`, async ({ newPerson, server }) => {
    const { roomId } = await liveInterview(server);
    const { page } = await newPerson('Ines Marlow');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await signIn(page, 'ines@northwind.example');
    await page.goto(`/room/${roomId}`);
    await boardReady(page);
    await page.locator('.tl-container').first().focus();
    await page.keyboard.press('/');
    await expect(page.getByRole('option', { name: 'Service' })).toBeVisible();
    expect(await violationsOnCanvas(page), 'the palette').toEqual([]);
    await page.keyboard.type('queue');
    await expect(page.getByRole('option', { name: 'Service' })).toHaveCount(0);
    expect(await violationsOnCanvas(page), 'what a search has found').toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Properties' })).toBeVisible();
    expect(await violationsOnCanvas(page), 'a component that is selected').toEqual([]);
  });
}
