import { apiOwner } from './support/liveInterview';
import { boardReady, drawRectangle, expect, PASSWORD, shapes, signIn, test } from './support/story';

test('a sketch is opened in one click, shared, kept, and copied into an interview', async ({
  newPerson,
  server,
}) => {
  await apiOwner(server);
  const owner = await newPerson('Ines Marlow');
  const guest = await newPerson('Noor');
  const { page } = owner;
  await signIn(page, 'ines@northwind.example');

  const link = await test.step('one click opens it; its link is shared', async () => {
    await page.goto('/sketches');
    await page.getByRole('button', { name: 'New sketch' }).first().click();
    await boardReady(page);
    await page.getByLabel('Name of the sketch').fill('Payments, take two');
    await page.getByLabel('Name of the sketch').press('Enter');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const url = await page.getByLabel('Share link').inputValue();
    await page.keyboard.press('Escape');
    return url;
  });

  await test.step('a guest draws without an account', async () => {
    await guest.page.goto(link);
    await expect(guest.page.getByRole('heading', { name: 'A sketch by Northwind' })).toBeVisible();
    await expect(guest.page.getByText('Payments, take two')).toBeVisible();
    await guest.page.getByLabel('Your name').fill(guest.name);
    await guest.page.getByRole('button', { name: 'Continue' }).click();
    await boardReady(guest.page);
    await drawRectangle(guest.page, 200, 200);
    await expect(shapes(page)).toHaveCount(1);
    await expect(page.getByRole('list', { name: 'People here' })).toContainText('NO', { ignoreCase: true });
  });

  await test.step('what is drawn offline arrives when the connection is back', async () => {
    await guest.context.setOffline(true);
    await drawRectangle(guest.page, 350, 260);
    await expect(guest.page.locator('[data-save]')).toHaveText(/Offline/);
    await drawRectangle(page, 500, 160);
    await guest.context.setOffline(false);
    await expect(shapes(page)).toHaveCount(3);
    await expect(shapes(guest.page)).toHaveCount(3);
    await expect(guest.page.locator('[data-save]')).toHaveText(/Saved/);
  });

  await test.step('a tab that closes while offline loses nothing', async () => {
    await guest.context.setOffline(true);
    await expect(guest.page.locator('[data-save]')).toHaveText(/Offline/);
    await drawRectangle(guest.page, 120, 320);
    await expect(shapes(guest.page)).toHaveCount(4);
    const address = guest.page.url();
    await guest.page.close();
    await guest.context.setOffline(false);
    guest.page = await guest.context.newPage();
    await guest.page.goto(address);
    await expect(shapes(page)).toHaveCount(4);
  });

  await test.step('unsharing disconnects the guest', async () => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await expect(page.getByText('The link no longer works')).toBeVisible();
    await expect(guest.page.getByText(/access .*(ended|withdrawn)|not open to you/i).first()).toBeVisible();
  });

  await test.step('it is listed and reopened with everything on it', async () => {
    await page.goto('/sketches');
    await page.getByRole('link', { name: 'Payments, take two' }).click();
    await boardReady(page);
    await expect(shapes(page)).toHaveCount(4);
  });

  await test.step('it becomes the starting board of an interview', async () => {
    await page.getByRole('link', { name: 'Use in an interview' }).click();
    await expect(page.getByText('The board starts as a copy of a sketch')).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('Ada Quill');
    await page.getByLabel('Role', { exact: true }).fill('Backend engineer');
    await page.getByRole('button', { name: 'Create interview' }).click();
    await page.getByRole('link', { name: 'Open the room' }).click();
    await boardReady(page);
    await expect(shapes(page)).toHaveCount(4);
  });
});

test('a wrong password is refused with the same sentence as an unknown address', async ({
  newPerson,
  server,
}) => {
  await apiOwner(server);
  const { page } = await newPerson('Stranger');
  await page.goto('/interviews/new');
  await expect(page).toHaveURL(/\/signin\?next=/);
  const said: string[] = [];
  for (const email of ['ines@northwind.example', 'nobody@northwind.example']) {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(`${PASSWORD} wrong`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const refusal = page.locator('form').getByRole('alert');
    await expect(refusal).toBeVisible();
    said.push(await refusal.textContent().then((text) => text ?? ''));
  }
  expect(said[0]).toBe(said[1]);
});
