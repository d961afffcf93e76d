import type { Page } from '@playwright/test';
import { apiMember, apiOwner, liveInterview } from './support/liveInterview';
import { boardReady, drawRectangle, expect, type Person, shapes, test } from './support/story';

// Three people at one board: who they are to each other, whose view they look at, and who may draw.

const INES = 'Ines Marlow';
const ADA = 'Ada Quill';
const PIOTR = 'Piotr Hale';

test('people at one board see who is there, look where others look, and keep to the lock', async ({
  newPerson,
  server,
}) => {
  test.setTimeout(300_000);
  const watcher = await apiMember(server, await apiOwner(server), PIOTR);
  const { owner, candidate, roomId } = await liveInterview(server, [watcher]);
  const [ines, ada, piotr] = [await newPerson(INES), await newPerson(ADA), await newPerson(PIOTR)];
  for (const [person, api] of [
    [ines, owner],
    [ada, candidate],
    [piotr, watcher],
  ] as const) {
    await api.giveCookies(person.context);
    await person.page.goto(`/room/${roomId}`);
  }
  await boardReady(ines.page);
  await boardReady(ada.page);
  await expect(piotr.page.locator('.tl-canvas').first()).toBeVisible();
  const everyone = [ines, ada, piotr];
  for (const { page } of everyone) {
    await expect(page.getByRole('list', { name: 'People here' }).getByRole('button')).toHaveCount(3);
  }

  await test.step('a card says who someone is and whether they may draw', async () => {
    const card = await openCard(ines, ADA);
    await expect(card).toContainText('candidate');
    await expect(card).toContainText('can draw');
    await ines.page.keyboard.press('Escape');
    await expect(await openCard(ines, PIOTR)).toContainText('view only');
    await ines.page.keyboard.press('Escape');
    await expect(await openCard(piotr, PIOTR)).toContainText('you, panelist');
    await piotr.page.keyboard.press('Escape');
  });

  await test.step('who only watches has no tools to draw with, and is told so', async () => {
    await expect(board(piotr.page).getByText('View only')).toBeVisible();
    await expect(piotr.page.getByTestId('tools.laser')).toBeVisible();
    await expect(piotr.page.getByTestId('tools.draw')).toHaveCount(0);
    await expect(board(ada.page).getByText('View only')).toHaveCount(0);
  });

  await test.step('one view follows another, until Escape or one’s own move', async () => {
    await (await openCard(piotr, ADA)).getByRole('button', { name: 'Follow', exact: true }).click();
    await expect(board(piotr.page).getByText(`Following ${ADA}`)).toBeVisible();
    await expect(piotr.page.locator('.tlui-following-indicator')).toBeVisible();
    await expect(board(ada.page).getByText(`${PIOTR} follows you`)).toBeVisible();
    await pan(ada.page, 400, 250);
    await looksWhere(piotr, ada);
    await piotr.page.keyboard.press('Escape');
    await expect(board(piotr.page).getByText(`Following ${ADA}`)).toHaveCount(0);
    await expect(board(ada.page).getByText(`${PIOTR} follows you`)).toHaveCount(0);
    await pan(ada.page, -150, -100);
    await (await openCard(piotr, ADA)).getByRole('button', { name: 'Follow', exact: true }).click();
    await looksWhere(piotr, ada);
    await pan(piotr.page, 30, 30);
    await expect(board(piotr.page).getByText(`Following ${ADA}`)).toHaveCount(0);
  });

  await test.step('the laser of one who only watches is seen in their colour', async () => {
    await piotr.page.getByTestId('tools.laser').click();
    const canvas = await canvasOf(piotr.page);
    await piotr.page.mouse.move(canvas.x + 200, canvas.y + 200);
    await piotr.page.mouse.down();
    await piotr.page.mouse.move(canvas.x + 320, canvas.y + 260, { steps: 8 });
    const color = await colourOf(ines.page, PIOTR);
    for (const { page } of [ines, ada]) {
      const laser = page.locator('.tl-collaborator__scribble path').first();
      await expect(laser).toBeVisible();
      await expect(laser).toHaveCSS('fill', color);
    }
    // The other one has gone elsewhere on the board.
    await expect(ada.page.locator('.tl-nametag', { hasText: PIOTR }).first()).toBeVisible();
    await piotr.page.mouse.up();
    await piotr.page.keyboard.press('Escape');
  });

  await test.step('a call asks the others to look, who may decline or go', async () => {
    await pan(ada.page, 300, 200);
    await ada.page.getByRole('button', { name: 'Ask everyone to look here' }).click();
    for (const { page } of [ines, piotr]) {
      await expect(board(page).getByText(`${ADA} asks you to look here`)).toBeVisible();
    }
    await board(piotr.page).getByRole('button', { name: 'Not now' }).click();
    await expect(board(piotr.page).getByText(/asks you to look here/)).toHaveCount(0);
    await expect(board(piotr.page).getByText(/^Following/)).toHaveCount(0);
    await board(ines.page).getByRole('button', { name: 'Go', exact: true }).click();
    await expect(board(ines.page).getByText(`Following ${ADA}`)).toBeVisible();
    await looksWhere(ines, ada);
    await board(ines.page).getByRole('button', { name: 'Stop' }).click();
    await expect(piotr.page.getByRole('button', { name: /everyone/ })).toHaveCount(0);
  });

  await test.step('the call of the interviewer brings everyone along, and lets them leave', async () => {
    await pan(ines.page, 200, 300);
    await ines.page.getByRole('button', { name: 'Bring everyone to my view' }).click();
    for (const { page } of [ada, piotr]) {
      await expect(board(page).getByText(`${INES} brought you here`)).toBeVisible();
    }
    await expect(board(ines.page).getByText(`${ADA} and ${PIOTR} follow you`)).toBeVisible();
    await looksWhere(ada, ines);
    await board(ada.page).getByRole('button', { name: 'Stop' }).click();
    await expect(board(ines.page).getByText(`${PIOTR} follows you`)).toBeVisible();
    // Whoever has just left is asked the next time.
    const again = ines.page.getByRole('button', { name: 'Bring everyone to my view' });
    await expect(again).toBeEnabled();
    await again.click();
    await expect(board(ada.page).getByText(`${INES} asks you to look here`)).toBeVisible();
    await board(ada.page).getByRole('button', { name: 'Not now' }).click();
    await board(piotr.page).getByRole('button', { name: 'Stop' }).click();
  });

  await test.step('the lock keeps the candidate from drawing, and everyone is told', async () => {
    await drawRectangle(ada.page, 160, 140);
    await expect(shapes(ines.page)).toHaveCount(1);
    const lock = ines.page.getByRole('button', { name: 'Lock the board for the candidate' });
    await lock.click();
    await expect(lock).toHaveAttribute('aria-pressed', 'true');
    for (const { page } of everyone) {
      await expect(board(page).getByText('The board is locked by the interviewer')).toBeVisible();
    }
    await expect(ada.page.getByTestId('tools.draw')).toHaveCount(0);
    await expect(ada.page.locator('[data-save]')).toHaveText('View only');
    await drawRectangle(ada.page, 320, 240);
    await drawRectangle(ines.page, 420, 140);
    await expect(shapes(ada.page)).toHaveCount(2);
    await expect(await openCard(ines, ADA)).toContainText('view only');
    await ines.page.keyboard.press('Escape');
    await lock.click();
    await expect(board(ada.page).getByText('The board is locked by the interviewer')).toHaveCount(0);
    await expect(ada.page.getByTestId('tools.draw')).toBeVisible();
    await drawRectangle(ada.page, 160, 320);
    await expect(shapes(ines.page)).toHaveCount(3);
  });

  await test.step('a lock in the middle of a stroke leaves the stroke and the connection', async () => {
    const canvas = await canvasOf(ada.page);
    await ada.page.locator('.tl-container').first().focus();
    await ada.page.keyboard.press('d');
    await ada.page.mouse.move(canvas.x + 380, canvas.y + 300);
    await ada.page.mouse.down();
    await ada.page.mouse.move(canvas.x + 440, canvas.y + 340, { steps: 6 });
    await expect(shapes(ines.page)).toHaveCount(4);
    const lock = ines.page.getByRole('button', { name: 'Lock the board for the candidate' });
    await lock.click();
    let step = 0;
    await expect(async () => {
      step++;
      await ada.page.mouse.move(canvas.x + 440 + step * 5, canvas.y + 340, { steps: 2 });
      await expect(board(ada.page).getByText('The board is locked by the interviewer')).toBeVisible({
        timeout: 50,
      });
    }).toPass();
    await ada.page.mouse.up();
    await expect(ada.page.locator('[data-save]')).toHaveText('View only');
    await expect(shapes(ada.page)).toHaveCount(4);
    await expect(board(ada.page).getByRole('alert')).toHaveCount(0);
    await lock.click();
    await expect(ada.page.locator('[data-save]')).toHaveText('Saved');
  });

  await test.step('what was drawn without a connection waits for the lock to go', async () => {
    await ada.context.setOffline(true);
    await expect(ada.page.locator('[data-save]')).toHaveText(/Offline/);
    await drawRectangle(ada.page, 520, 320);
    const lock = ines.page.getByRole('button', { name: 'Lock the board for the candidate' });
    await lock.click();
    await expect(lock).toHaveAttribute('aria-pressed', 'true');
    await ada.context.setOffline(false);
    await expect(board(ada.page).getByRole('alert')).toContainText(
      'it is sent as soon as the board is unlocked',
    );
    await expect(shapes(ines.page)).toHaveCount(4);
    await lock.click();
    await expect(shapes(ines.page)).toHaveCount(5);
    await expect(ada.page.locator('[data-save]')).toHaveText('Saved');
    await expect(board(ada.page).getByRole('alert')).toHaveCount(0);
  });

  await test.step('who drew a shape and who changed it last is told to staff, and not to the candidate', async () => {
    const { page } = piotr;
    await expect(shapes(page)).toHaveCount(5);
    await selectAll(ines.page);
    await ines.page.keyboard.press('ArrowRight');
    await expect(ines.page.locator('[data-save]')).toHaveText('Saved');
    await selectAll(page);
    await page.keyboard.press('Shift+w');
    const dialog = page.getByRole('dialog', { name: 'Who drew this' });
    await expect(dialog.getByText('Made by')).toHaveCount(5);
    await expect(dialog.getByRole('listitem').filter({ hasText: ADA }).filter({ hasText: INES })).toHaveCount(
      4,
    );
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await selectAll(ada.page);
    await ada.page.keyboard.press('Shift+w');
    await openContextMenu(ada.page);
    await expect(ada.page.getByRole('menuitem', { name: /Select all/ })).toBeVisible();
    await expect(ada.page.getByRole('menuitem', { name: /Who drew this/ })).toHaveCount(0);
    await expect(ada.page.getByRole('dialog', { name: 'Who drew this' })).toHaveCount(0);
    await ada.page.keyboard.press('Escape');

    await openContextMenu(ines.page);
    await ines.page.getByRole('menuitem', { name: /Who drew this/ }).click();
    const mine = ines.page.getByRole('dialog', { name: 'Who drew this' });
    await expect(mine).toContainText(INES);
  });
});

/** What is over and on the board, without what is around it. */
function board(page: Page) {
  return page.getByRole('region', { name: 'Board' });
}

/** Opens the card of someone from the list of who is here. */
async function openCard({ page }: Person, name: string) {
  await page
    .getByRole('list', { name: 'People here' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  const card = page.getByRole('dialog', { name });
  await expect(card).toBeVisible();
  return card;
}

async function canvasOf(page: Page) {
  const box = await page.locator('.tl-canvas').first().boundingBox();
  if (!box) throw new Error('The canvas is not on the screen.');
  return box;
}

/** Moves a view by the wheel. */
async function pan(page: Page, x: number, y: number): Promise<void> {
  const canvas = await canvasOf(page);
  await page.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
  await page.mouse.wheel(x, y);
}

/** Waits until one person's view has in its middle what another's has there. */
async function looksWhere(one: Person, other: Person): Promise<void> {
  await expect
    .poll(async () => {
      const [mine, theirs] = [await centreOf(one.page), await centreOf(other.page)];
      return Math.max(Math.abs(mine.x - theirs.x), Math.abs(mine.y - theirs.y));
    })
    .toBeLessThan(3);
}

/** What a view has in its middle, in units of the page. */
async function centreOf(page: Page): Promise<{ x: number; y: number }> {
  const canvas = await canvasOf(page);
  const transform = await page
    .locator('.tl-html-layer.tl-shapes')
    .first()
    .evaluate((layer) => {
      const { a, e, f } = new DOMMatrix(getComputedStyle(layer).transform);
      return { zoom: a, x: e, y: f };
    });
  return {
    x: (canvas.width / 2 - transform.x) / transform.zoom,
    y: (canvas.height / 2 - transform.y) / transform.zoom,
  };
}

/** The colour that someone has in the list of who is here. */
function colourOf(page: Page, name: string): Promise<string> {
  return page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .locator('span')
    .first()
    .evaluate((avatar) => getComputedStyle(avatar).backgroundColor);
}

/** Selects everything on the page. */
async function selectAll(page: Page): Promise<void> {
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('ControlOrMeta+a');
}

/** The menu of one rectangle, from its left edge. A board wider than this view is shown whole first. */
async function openContextMenu(page: Page): Promise<void> {
  await page.locator('.tl-container').first().focus();
  await page.keyboard.press('Shift+1');
  const canvas = await canvasOf(page);
  const rectangle = page.locator('.tl-canvas .tl-shape[data-shape-type="geo"]').first();
  const edge = async () => {
    const box = await rectangle.boundingBox();
    return box && { x: box.x + 1, y: box.y + box.height / 2 };
  };
  let before = await edge();
  await expect(async () => {
    const now = await edge();
    const isAtRest = now !== null && before?.x === now.x && before.y === now.y;
    before = now;
    expect(isAtRest && now.x > canvas.x && now.x < canvas.x + canvas.width).toBe(true);
  }).toPass();
  if (!before) throw new Error('The rectangle is not on the screen.');
  await page.mouse.click(before.x, before.y, { button: 'right' });
}
