import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './server';

export const PASSWORD = 'harbour lantern seventeen kites';

/** One person with a browser context of their own, as if at their own machine. */
export type Person = { page: Page; context: BrowserContext; name: string };

type Fixtures = { server: RunningServer; newPerson: (name: string) => Promise<Person> };

/** Tests with a new server and workspace for each, and people who each have their own context. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form
  server: async ({}, use) => {
    const dataDir = newDataDir();
    const server = await startServer({ dataDir });
    await use(server);
    await server.stop();
    removeDataDir(dataDir);
  },
  newPerson: async ({ browser, server }, use) => {
    const people: Person[] = [];
    await use(async (name) => {
      const person = await openPerson(browser, name, server.url);
      people.push(person);
      return person;
    });
    for (const person of people) await person.context.close();
  },
});

export { expect };

/** A person at a fresh browser; every request that leaves the server's origin fails the test. */
export async function openPerson(browser: Browser, name: string, baseURL: string): Promise<Person> {
  const context = await browser.newContext({ baseURL, permissions: ['clipboard-read', 'clipboard-write'] });
  const own = new URL(baseURL).host;
  await context.route(
    (url) => url.protocol.startsWith('http') && url.host !== own,
    async (route) => {
      await route.abort();
      throw new Error(`A request left the server's origin: ${route.request().url()}`);
    },
  );
  const page = await context.newPage();
  return { page, context, name };
}

/** The first visit: workspace and owner, signed in afterwards. */
export async function setUpWorkspace(page: Page, owner: { name: string; email: string }): Promise<void> {
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  await page.getByLabel('Workspace').fill('Northwind');
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByRole('heading', { name: 'Interviews' })).toBeVisible();
}

/** Signs in through the page. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Interviews' })).toBeVisible();
}

/** An admin makes an invite link for a new member. */
export async function inviteMember(page: Page, role: string): Promise<string> {
  await page.goto('/settings/members');
  await page.getByRole('button', { name: 'Invite a member' }).click();
  await page.getByRole('radio', { name: role }).click();
  await page.getByRole('button', { name: 'Make an invite link' }).click();
  const link = await page.getByLabel('Invite link').inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  return link;
}

/** A new member accepts an invite. */
export async function acceptMemberInvite(
  page: Page,
  link: string,
  name: string,
  email: string,
): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Interviews' })).toBeVisible();
}

/** The canvas of a room, once it is synced and can be used. */
export async function boardReady(page: Page): Promise<void> {
  await expect(page.locator('.tl-canvas').first()).toBeVisible();
  await expect(page.locator('[data-save]')).toHaveText(/Saved/);
}

/** Draws a rectangle with the mouse at a place on the canvas, in pixels from its corner. */
export async function drawRectangle(page: Page, x: number, y: number, size = 90): Promise<void> {
  const canvas = page.locator('.tl-canvas').first();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('r');
  await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.down();
  await page.mouse.move(box.x + x + size / 2, box.y + y + size / 2);
  await page.mouse.move(box.x + x + size, box.y + y + size);
  await page.mouse.up();
}

/** How many shapes the canvas shows. */
export function shapes(page: Page) {
  return page.locator('.tl-canvas .tl-shape');
}
