import type { Page } from '@playwright/test';
import type { ApiPerson } from './support/apiPerson';
import { violations } from './support/axe';
import { enter, tabTo, typeOver } from './support/keyboard';
import { apiMember, apiOwner } from './support/liveInterview';
import { acceptMemberInvite, expect, inviteMember, signIn, test } from './support/story';

const OWNER = 'ines@northwind.example';

/** An interview that takes the default rubric. */
async function plan({ trpc }: ApiPerson, candidateName: string): Promise<string> {
  const { interviewId } = await trpc.interviews.create.mutate({
    candidateName,
    candidateRole: 'Backend engineer',
    targetLevel: 'senior',
    scheduledAt: new Date().toISOString(),
    durationMinutes: 60,
    panel: [],
    plan: [],
  });
  return interviewId;
}

const defaultRubric = async ({ trpc }: ApiPerson) => {
  const [rubric] = await trpc.rubrics.list.query();
  if (!rubric) throw new Error('There is no rubric.');
  return rubric;
};

/** The fact on an interview's page that it is scored by this version. */
const pinned = (page: Page, version: number) =>
  page.getByRole('definition').filter({ hasText: `System design, version ${version}` });

/** Changes the default rubric: a criterion is renamed, weighs more and comes last but one, and one is new. */
async function change(owner: ApiPerson): Promise<void> {
  const { id: rubricId } = await defaultRubric(owner);
  const { title, criteria } = await owner.trpc.rubrics.get.query({ rubricId });
  const [first, ...others] = criteria;
  if (!first) throw new Error('The rubric has no criteria.');
  const renamed = { ...first, title: 'Requirements', weight: 2 };
  const levels = first.levels.map((level) => ({ ...level, anchor: `Security as of level ${level.level}.` }));
  const security = { ...first, id: 'security', title: 'Security', levels };
  const content = { title, criteria: [...others, renamed, security] };
  await owner.trpc.rubrics.update.mutate({ rubricId, baseVersion: 1, content });
}

/** The card of a criterion in the form. */
const card = (page: Page, title: string) =>
  page
    .getByRole('list', { name: 'Criteria' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `Remove: ${title}`, exact: true }) });

const toggle = (page: Page, title: string) =>
  card(page, title).getByRole('heading', { level: 3 }).getByRole('button');

const order = (page: Page) =>
  page
    .getByRole('list', { name: 'Criteria' })
    .getByRole('heading', { level: 3 })
    .evaluateAll((headings) => headings.map((heading) => heading.textContent?.replace(/[\d.%–]/g, '')));

test('an admin changes the default rubric by keyboard alone', async ({ newPerson, server }) => {
  const { id } = await defaultRubric(await apiOwner(server));
  const { page } = await newPerson('Ines Marlow');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, OWNER);
  const focused = page.locator(':focus');
  await page.goto(`/rubrics/${id}`);
  await enter(page, page.getByRole('link', { name: 'Edit', exact: true }));

  await test.step('renames a criterion, gives it more weight, and is told what guides lose', async () => {
    await enter(page, toggle(page, 'Requirements and scoping'));
    await tabTo(
      page,
      card(page, 'Requirements and scoping').getByRole('textbox', { name: 'Title', exact: true }),
    );
    await typeOver(page, 'Requirements');
    await expect(
      page.getByText(/for “Requirements and scoping”, which becomes “Requirements”/),
    ).toBeVisible();
    await tabTo(page, card(page, 'Requirements').getByRole('spinbutton', { name: 'Weight' }));
    await typeOver(page, '2');
    await expect(toggle(page, 'Requirements')).toContainText('28.6%');
    await expect(toggle(page, 'Trade-offs')).toContainText('14.3%');
  });

  await test.step('moves it to the end and back, and the keyboard goes on where it was', async () => {
    const down = page.getByRole('button', { name: 'Move down: Requirements', exact: true });
    const up = page.getByRole('button', { name: 'Move up: Requirements', exact: true });
    await tabTo(page, down, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(down).toBeFocused();
    await expect(page.getByText('Requirements is now 2 of 6.')).toBeAttached();
    expect((await order(page)).slice(0, 2)).toEqual(['High-level design and data flow', 'Requirements']);
    for (let place = 3; place <= 6; place++) await page.keyboard.press('Enter');
    await expect(up).toBeFocused();
    await expect(down).toBeDisabled();
    for (let place = 5; place >= 2; place--) await page.keyboard.press('Enter');
    expect((await order(page)).indexOf('Requirements')).toBe(1);
  });

  await test.step('takes one out, and back again', async () => {
    await enter(page, page.getByRole('button', { name: 'Remove: Trade-offs' }));
    await expect(page.getByRole('list', { name: 'Criteria' }).getByRole('heading', { level: 3 })).toHaveCount(
      5,
    );
    await expect(page.getByText(/for “Trade-offs”, which is removed/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Bring back: Trade-offs' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(toggle(page, 'Trade-offs')).toBeFocused();
    expect((await order(page)).indexOf('Trade-offs')).toBe(3);
    await expect(page.getByText(/for “Trade-offs”, which is removed/)).toBeHidden();
  });

  await test.step('adds one, and is told what it still lacks', async () => {
    await enter(page, page.getByRole('button', { name: 'Add a criterion' }));
    await expect(focused).toHaveAccessibleName('Title');
    await page.keyboard.type('Security');
    await enter(page, page.getByRole('button', { name: 'Save as version 2' }));
    const mistakes = page.getByRole('alert').filter({ has: page.getByRole('list') });
    await expect(mistakes).toBeFocused();
    await expect(mistakes).toContainText('Security, level 1: This text is empty.');
    expect(await violations(page), 'the form').toEqual([]);
    await enter(page, mistakes.getByRole('link', { name: /^Security, description/ }));
    await tabTo(page, card(page, 'Security').getByRole('textbox', { name: 'Description' }));
    await page.keyboard.type('Knows what an attacker would try.');
    for (const level of [1, 2, 3, 4]) {
      await tabTo(page, card(page, 'Security').getByRole('textbox', { name: `Level ${level}`, exact: true }));
      await page.keyboard.type(`Security as of level ${level}.`);
    }
    await expect(mistakes).toBeHidden();
    await enter(page, page.getByRole('button', { name: 'Save as version 2' }));
    await expect(page.getByText('Changed here')).toBeVisible();
    await expect(page.getByRole('region', { name: /Security/ })).toContainText('Security as of level 4.');
  });
});

test('a rubric is read, compared and brought back by keyboard, and interviews keep theirs', async ({
  newPerson,
  server,
}) => {
  const owner = await apiOwner(server);
  const before = await plan(owner, 'Ada Quill');
  const { page } = await newPerson('Ines Marlow');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, OWNER);

  await test.step('reads it for a target level', async () => {
    await page.goto('/rubrics');
    await expect(page.getByText('Used by 1 interview')).toBeVisible();
    expect(await violations(page), 'the list').toEqual([]);
    await enter(page, page.getByRole('link', { name: 'System design' }));
    await expect(page.getByRole('heading', { level: 1, name: 'System design' })).toBeVisible();
    const scoping = page.getByRole('region', { name: /Requirements and scoping/ });
    await expect(scoping.getByText('16.7%')).toBeVisible();
    await expect(scoping.getByText('Level 3 at senior')).toBeVisible();
    await tabTo(page, page.getByRole('radio', { name: 'Senior' }));
    await page.keyboard.press('ArrowRight');
    await expect(scoping.getByText('Level 3 at staff')).toBeVisible();
    await expect(scoping.getByText(/questions whether this is the right thing to build/)).toBeVisible();
    expect(await violations(page), 'the rubric').toEqual([]);
  });

  await change(owner);
  const after = await plan(owner, 'Bo Lind');
  await test.step('sees the history and the differences', async () => {
    await page.reload();
    await expect(page.getByText('Changed here')).toBeVisible();
    await enter(page, page.getByRole('link', { name: 'History' }));
    const versions = page.getByRole('list', { name: 'Versions' });
    await expect(versions.getByRole('listitem').first()).toContainText('Requirements (title, weight)');
    await expect(versions.getByRole('listitem').first()).toContainText('Security is new');
    const differences = page.getByRole('region', { name: 'Differences' });
    await expect(differences.getByRole('region', { name: 'Requirements: weight' }).locator('ins')).toHaveText(
      '2',
    );
    await expect(differences.getByRole('region', { name: 'Security: new' })).toContainText(
      'Level 3: Security as',
    );
    await expect(differences.getByRole('region', { name: 'Order of the criteria' })).toBeVisible();
    expect(await violations(page), 'the history').toEqual([]);
  });

  await test.step('brings the first version back', async () => {
    await enter(page, page.getByRole('button', { name: 'Bring back version 1' }));
    await tabTo(page, page.getByRole('button', { name: 'Bring back', exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Brought back from version 1.')).toBeVisible();
    await enter(page, page.getByRole('link', { name: 'System design' }));
    await expect(page.getByRole('heading', { level: 1, name: 'System design' })).toBeVisible();
    await expect(page.getByRole('region', { name: /Requirements and scoping/ })).toBeVisible();
    await expect(page.getByText('Changed here')).toBeHidden();
    await expect(page.getByText('Used by 2 interviews')).toBeVisible();
  });

  await test.step('finds each interview with the version that it was planned with, and exchanges one', async () => {
    await page.goto(`/interviews/${after}`);
    await expect(pinned(page, 2)).toBeVisible();
    await page.goto(`/interviews/${before}`);
    await expect(pinned(page, 1)).toBeVisible();
    await page.goto(`/interviews/${before}/edit`);
    await expect(page.getByText('This rubric has a newer version')).toBeVisible();
    expect(await violations(page), 'the interview').toEqual([]);
    await enter(page, page.getByRole('button', { name: 'Use version 3' }));
    await expect(page.getByText('This rubric has a newer version')).toBeHidden();
    await enter(page, page.getByRole('button', { name: 'Save changes' }));
    await expect(pinned(page, 3)).toBeVisible();
  });
});

test('two people change one rubric, and nothing of either is lost', async ({ newPerson, server }) => {
  const { id } = await defaultRubric(await apiOwner(server));
  const ines = await newPerson('Ines Marlow');
  const per = await newPerson('Per Holm');
  await signIn(ines.page, OWNER);
  await acceptMemberInvite(
    per.page,
    await inviteMember(ines.page, 'Admin'),
    per.name,
    'per@northwind.example',
  );
  for (const { page } of [ines, per]) {
    await page.goto(`/rubrics/${id}/edit`);
    await toggle(page, 'Trade-offs').click();
  }
  await card(per.page, 'Trade-offs').getByRole('spinbutton', { name: 'Weight' }).fill('3');
  await per.page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(per.page.getByText('Changed here')).toBeVisible();

  const { page } = ines;
  await card(page, 'Trade-offs')
    .getByRole('textbox', { name: 'Level 1', exact: true })
    .fill('Dismisses everything else.');
  await page.getByRole('button', { name: /^Duplicate: Deep dive/ }).click();
  await page.getByRole('button', { name: /^Save as version/ }).click();
  await expect(page.getByText('Per Holm saved version 2 meanwhile')).toBeVisible();
  await page.getByRole('button', { name: 'Show the differences' }).click();
  await expect(page.getByRole('region', { name: 'Trade-offs: level 1' }).locator('ins').last()).toHaveText(
    'else',
  );
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Put mine on top' }).click();
  await expect(card(page, 'Trade-offs').getByRole('spinbutton', { name: 'Weight' })).toHaveValue('3');
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  const tradeOffs = page.getByRole('region', { name: /Trade-offs/ });
  await expect(tradeOffs).toContainText('Dismisses everything else.');
  await expect(tradeOffs).toContainText('33.3%');
  await expect(page.getByRole('region', { name: /Deep dive and correctness \(copy\)/ })).toBeVisible();
});

test('a rubric is written, kept as a draft, made the default, copied and archived', async ({
  newPerson,
  server,
}) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, OWNER);
  await page.goto('/rubrics');
  await page.getByRole('link', { name: 'New rubric' }).click();
  const title = page.getByRole('textbox', { name: 'Title', exact: true });

  await test.step('the draft outlives the tab', async () => {
    await title.first().fill('Debugging');
    await title.last().fill('Hypotheses');
    await expect(page.getByText('Draft kept in this browser')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Your draft is back')).toBeVisible();
    await expect(title.first()).toHaveValue('Debugging');
    await expect(title.last()).toHaveValue('Hypotheses');
    expect(await violations(page)).toEqual([]);
  });

  await test.step('it is saved', async () => {
    await page.getByRole('textbox', { name: 'Description' }).last().fill('Says what would prove them wrong.');
    for (const level of [1, 2, 3, 4]) {
      await page.getByRole('textbox', { name: `Level ${level}`, exact: true }).fill(`Level ${level} of it.`);
    }
    await page.getByRole('button', { name: 'Save rubric' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Debugging' })).toBeVisible();
  });

  await test.step('it becomes the default, which a new interview begins with and nobody archives', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Make it the default' }).click();
    await page.getByRole('button', { name: 'Make it the default' }).click();
    await expect(page.getByText('Default', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Make another one the default first.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.goto('/interviews/new');
    await expect(page.getByRole('combobox', { name: 'Rubric' })).toHaveText('Debugging, version 1');
    await expect(page.getByText('Hypotheses')).toBeVisible();
  });

  await test.step('a copy is archived, and comes back', async () => {
    await page.goto('/rubrics');
    await page.getByRole('link', { name: 'System design' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(title.first()).toHaveValue('System design (copy)');
    await page.getByRole('link', { name: 'System design (copy)' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await expect(page.getByText('This rubric is archived')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeHidden();
    await page.goto('/rubrics');
    const rows = page.getByRole('list', { name: 'Rubrics' }).getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await page.getByRole('radio', { name: 'Archived' }).click();
    await expect(rows).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
    await rows.getByRole('link').click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Bring back' }).click();
    await expect(page.getByText('This rubric is archived')).toBeHidden();
  });
});

test('a reviewer reads a rubric and cannot change it', async ({ newPerson, server }) => {
  const owner = await apiOwner(server);
  const { id } = await defaultRubric(owner);
  const reviewer = await apiMember(server, owner, 'Rey Holm');
  const person = await newPerson('Rey Holm');
  await reviewer.giveCookies(person.context);
  const { page } = person;
  await page.goto('/rubrics');
  await expect(page.getByRole('link', { name: 'System design' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New rubric' })).toHaveCount(0);
  await page.getByRole('link', { name: 'System design' }).click();
  await expect(page.getByRole('region', { name: /Trade-offs/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'More actions' })).toHaveCount(0);
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByText('There is one version so far')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`/rubrics/${id}/edit`);
  await expect(page.getByText('You cannot change this rubric')).toBeVisible();
  await page.goto('/rubrics/new');
  await expect(page.getByText('Your role does not write rubrics')).toBeVisible();
});
