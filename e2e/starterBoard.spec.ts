import { violations } from './support/axe';
import { type apiOwner, liveInterview } from './support/liveInterview';
import { lines, openOutline, overlaps, panel, readAloud } from './support/outline';
import { recordBytes } from './support/recordBytes';
import { boardReady, expect, type Person, shapes, signIn, test } from './support/story';

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
