import type { Page } from '@playwright/test';
import type { ApiPerson } from './support/apiPerson';
import { violations } from './support/axe';
import { enter, tabTo, typeOver } from './support/keyboard';
import { apiMember, apiOwner, liveInterview } from './support/liveInterview';
import { acceptMemberInvite, expect, inviteMember, signIn, test } from './support/story';

const OWNER = 'ines@northwind.example';

const planned = (page: Page) => page.getByRole('list', { name: 'Planned questions' }).getByRole('listitem');

/** Opens the question bank, types until this question comes first and adds it, all by keys. */
async function addQuestion(page: Page, words: string, prompt: RegExp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const dialog = page.getByRole('dialog', { name: 'Question bank' });
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  await page.keyboard.type(words);
  const first = dialog.getByRole('button', { name: /^Add: / }).first();
  await expect(first).toHaveAccessibleName(prompt);
  await page.keyboard.press('ArrowDown');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** A question of the shipped bank. */
async function findQuestion(owner: ApiPerson, search: string) {
  const { questions } = await owner.trpc.questions.bank.query({ search });
  const question = questions[0];
  if (!question) throw new Error(`The bank has no question about ${search}.`);
  return question;
}

/** Gives a question another prompt, as its next version. */
async function changePrompt(owner: ApiPerson, questionId: string, prompt: string): Promise<void> {
  const { version, minutes, difficulty, tags, related, sections } = await owner.trpc.questions.get.query({
    questionId,
  });
  const slugs = related.map(({ slug }) => slug);
  const content = { prompt, minutes, difficulty, tags, related: slugs, sections };
  await owner.trpc.questions.update.mutate({ questionId, baseVersion: version, content });
}

/** A plan of two questions, made through the same procedures that the pages call. */
async function newPlan(owner: ApiPerson, title: string) {
  const caching = await findQuestion(owner, 'caching strategies');
  const balancing = await findQuestion(owner, 'load-balancing strategies');
  const { planTemplateId } = await owner.trpc.plans.create.mutate({
    ...{ title, role: 'Backend engineer', targetLevel: 'staff', durationMinutes: 45, description: '' },
    items: [caching, balancing].map(({ id, minutes }) => ({ questionId: id, minutes })),
  });
  return { planTemplateId, caching, balancing };
}

test('an interviewer writes a plan by keyboard alone', async ({ newPerson, server }) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, OWNER);

  await test.step('writes down what it is for', async () => {
    await page.goto('/plans');
    await enter(page, page.getByRole('link', { name: 'New plan' }));
    await tabTo(page, page.getByLabel('Title', { exact: true }));
    await page.keyboard.type('Traffic first');
    await tabTo(page, page.getByLabel('Role', { exact: true }));
    await page.keyboard.type('Site reliability engineer');
    await tabTo(page, page.getByLabel('Length of the interview'));
    await typeOver(page, '45');
    await tabTo(page, page.getByRole('radio', { name: 'Any level' }));
    for (const level of ['Mid', 'Senior']) {
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('radio', { name: level })).toBeFocused();
    }
    await page.keyboard.press('Space');
    await expect(page.getByRole('radio', { name: 'Senior' })).toBeChecked();
  });

  await test.step('picks questions and sees their minutes add up', async () => {
    await addQuestion(page, 'load-balancing strategies', /load-balancing strategies/);
    await addQuestion(page, 'caching strategies', /caching strategies/);
    await expect(planned(page)).toHaveCount(2);
    await expect(page.getByText('24 of 45 min planned, 21 min left')).toBeVisible();
    await tabTo(page, page.getByRole('spinbutton', { name: /^Minutes for: What are the caching/ }));
    await typeOver(page, '40');
    await expect(page.getByText('52 of 45 min planned, over by 7 min')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await typeOver(page, '33');
    await expect(page.getByText('45 of 45 min planned')).toBeVisible();
    await enter(page, page.getByRole('button', { name: /^Move up: What are the caching/ }));
    await expect(planned(page).first()).toContainText('caching');
  });

  await test.step('the draft outlives the tab, and is saved', async () => {
    await expect(page.getByText('Draft kept in this browser')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Your draft is back')).toBeVisible();
    await expect(planned(page).first()).toContainText('caching');
    await enter(page, page.getByRole('button', { name: 'Save plan' }));
    await expect(page.getByRole('heading', { level: 1, name: 'Traffic first' })).toBeVisible();
    await expect(page.getByText('Site reliability engineer · Senior')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});

test('interviews begin with a plan by keyboard alone, each with the newest versions', async ({
  newPerson,
  server,
}) => {
  const owner = await apiOwner(server);
  const { planTemplateId, caching } = await newPlan(owner, 'Traffic first');
  const planAddress = `/plans/${planTemplateId}`;
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, OWNER);

  await test.step('one begins with it', async () => {
    await page.goto(planAddress);
    await enter(page, page.getByRole('link', { name: 'Use for a new interview' }));
    await expect(page.getByText('“Traffic first” has filled the form')).toBeVisible();
    await expect(page.getByLabel('Role', { exact: true })).toHaveValue('Backend engineer');
    await expect(page.getByLabel('Duration')).toHaveValue('45');
    await expect(planned(page)).toHaveCount(2);
    expect(await violations(page)).toEqual([]);
    await tabTo(page, page.getByLabel('Name', { exact: true }));
    await page.keyboard.type('Ada Quill');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Ada Quill' })).toBeVisible();
    await expect(page.getByText('24 of 45 min planned, 21 min left')).toBeVisible();
  });

  const interviewAddress = page.url();
  await test.step('the interview keeps its version, and a new use takes the newest', async () => {
    await changePrompt(owner, caching.id, 'What do you cache, and for whom?');
    await page.reload();
    await expect(planned(page).first()).toContainText('What are the caching strategies');
    await page.goto(planAddress);
    await expect(planned(page).first()).toContainText('What do you cache, and for whom?');
    await enter(page, page.getByRole('link', { name: 'Use for a new interview' }));
    await expect(planned(page).first()).toContainText('What do you cache, and for whom?');
    await page.goto(interviewAddress);
    await expect(planned(page).first()).toContainText('What are the caching strategies');
  });

  await test.step('an archived question is marked, left out and named', async () => {
    await owner.trpc.questions.archive.mutate({ questionId: caching.id });
    await page.goto('/plans');
    await expect(page.getByRole('row', { name: /Traffic first/ })).toContainText('1 archived');
    await page.goto(planAddress);
    await expect(planned(page).first()).toContainText('Archived, left out');
    await expect(page.getByText('12 of 45 min planned, 33 min left')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await enter(page, page.getByRole('link', { name: 'Use for a new interview' }));
    await expect(planned(page)).toHaveCount(1);
    const notice = page.getByRole('status').filter({ hasText: 'Left out, since they are archived' });
    await expect(notice).toContainText('What do you cache, and for whom?');
    expect(await violations(page)).toEqual([]);
  });
});

test('a plan fills a form that is filled already, and gives back what was there', async ({
  newPerson,
  server,
}) => {
  const owner = await apiOwner(server);
  await newPlan(owner, 'Traffic first');
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, OWNER);
  await page.goto('/interviews/new');
  await tabTo(page, page.getByLabel('Role', { exact: true }));
  await page.keyboard.type('Painter');
  await addQuestion(page, 'rollback', /rollback/);
  await tabTo(page, page.getByRole('combobox', { name: 'Start from a plan' }), 'Shift+Tab');
  await page.keyboard.type('traf staff');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The 1 question that you had chosen is replaced.')).toBeVisible();
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('Backend engineer');
  await expect(page.getByRole('radio', { name: 'Staff' })).toBeChecked();
  await expect(planned(page)).toHaveCount(2);
  await enter(page, page.getByRole('button', { name: 'Undo' }));
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('Painter');
  await expect(page.getByRole('radio', { name: 'Senior' })).toBeChecked();
  await expect(planned(page)).toHaveCount(1);
});

test('an interview’s plan becomes a template, which is duplicated, put away and found', async ({
  newPerson,
  server,
}) => {
  const owner = await apiOwner(server);
  const { planTemplateId } = await newPlan(owner, 'Traffic first');
  const { plan } = await owner.trpc.plans.take.query({ planTemplateId });
  const { interviewId } = await owner.trpc.interviews.create.mutate({
    ...{ candidateName: 'Ada Quill', candidateRole: 'Backend engineer', targetLevel: 'mid', panel: [] },
    ...{ scheduledAt: new Date().toISOString(), durationMinutes: 30 },
    plan: plan.map(({ questionVersionId, minutes }) => ({ questionVersionId, minutes })),
  });
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, OWNER);

  await page.goto(`/interviews/${interviewId}`);
  await page.getByRole('link', { name: 'Save as a plan' }).click();
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Backend engineer, 30 minutes');
  await expect(planned(page)).toHaveCount(2);
  await page.getByLabel('Title', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save plan' }).click();
  await expect(page.getByRole('alert').filter({ has: page.getByRole('list') })).toContainText(
    'Enter a title.',
  );
  await page.getByLabel('Title', { exact: true }).fill('Short and warm');
  await page.getByRole('button', { name: 'Save plan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Short and warm' })).toBeVisible();
  await expect(page.getByText('Backend engineer · Mid')).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Short and warm (copy)');
  expect(await violations(page)).toEqual([]);

  await page.goto('/plans');
  const row = (name: string) => page.getByRole('link', { name, exact: true });
  await page.getByLabel('Search the plans').fill('warm');
  await expect(row('Traffic first')).toBeHidden();
  await expect(row('Short and warm (copy)')).toBeVisible();
  await page.getByRole('radio', { name: 'Staff' }).click();
  await expect(page.getByText('No plan matches')).toBeVisible();
  await page.getByRole('radio', { name: 'Mid' }).click();
  await expect(page).toHaveURL(/q=warm&level=mid/);
  await page.reload();
  await expect(page.getByLabel('Search the plans')).toHaveValue('warm');
  await expect(page.getByRole('radio', { name: 'Mid' })).toBeChecked();
  await expect(row('Short and warm (copy)')).toBeVisible();
  await expect(row('Traffic first')).toBeHidden();
  await row('Short and warm').click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByText('This plan is archived')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Use for a new interview' })).toBeHidden();
  await page.goto('/plans');
  await expect(row('Traffic first')).toBeVisible();
  await expect(row('Short and warm')).toBeHidden();
  await page.getByRole('radio', { name: 'Archived' }).click();
  await row('Short and warm').click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Bring back' }).click();
  await expect(page.getByText('This plan is archived')).toBeHidden();
});

test('two people change one plan, both are told, and nothing of either is lost', async ({
  newPerson,
  server,
}) => {
  const owner = await apiOwner(server);
  const { planTemplateId } = await newPlan(owner, 'Traffic first');
  const ines = await newPerson('Ines Marlow');
  const per = await newPerson('Per Holm');
  await signIn(ines.page, OWNER);
  const link = await inviteMember(ines.page, 'Interviewer');
  await acceptMemberInvite(per.page, link, per.name, 'per@northwind.example');
  const title = (page: Page) => page.getByLabel('Title', { exact: true });
  const role = (page: Page) => page.getByLabel('Role', { exact: true });
  const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click();
  const edit = async (page: Page) => {
    await page.goto(`/plans/${planTemplateId}/edit`);
    await expect(title(page)).not.toHaveValue('');
  };

  await edit(ines.page);
  await edit(per.page);
  await title(ines.page).fill('Of Ines');
  await role(per.page).fill('Data engineer');
  await save(per.page);
  await expect(per.page.getByText('Data engineer · Staff')).toBeVisible();
  await edit(per.page);

  await save(ines.page);
  await expect(ines.page.getByText('Per Holm saved version 2 meanwhile')).toBeVisible();
  await expect(title(ines.page)).toHaveValue('Of Ines');
  await ines.page.getByRole('button', { name: 'Show the differences' }).click();
  const changed = ines.page.getByRole('region', { name: 'Title' });
  await expect(changed.locator('del').first()).toHaveText('Traffic');
  await expect(changed.locator('ins').last()).toHaveText('Ines');
  expect(await violations(ines.page)).toEqual([]);
  await ines.page.getByRole('button', { name: 'Put mine on top' }).click();
  await expect(role(ines.page)).toHaveValue('Data engineer');
  await save(ines.page);
  await expect(ines.page.getByRole('heading', { level: 1, name: 'Of Ines' })).toBeVisible();

  await title(per.page).fill('Of Per');
  await save(per.page);
  await expect(per.page.getByText('Ines Marlow saved version 3 meanwhile')).toBeVisible();
  await expect(per.page.getByText('both of you changed Title')).toBeVisible();
  await per.page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(title(per.page)).toHaveValue('Of Ines');
});

test('reviewers read plans, and candidates get nothing of them', async ({ newPerson, server }) => {
  const { owner, candidate } = await liveInterview(server);
  const { planTemplateId } = await newPlan(owner, 'Traffic first');
  const reviewer = await apiMember(server, owner, 'Rae Reader');
  const { page, context } = await newPerson('Rae Reader');
  await reviewer.giveCookies(context);
  await page.goto(`/plans/${planTemplateId}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Traffic first' })).toBeVisible();
  for (const name of ['Edit', 'Use for a new interview']) {
    await expect(page.getByRole('link', { name, exact: true })).toBeHidden();
  }
  await page.goto(`/plans/${planTemplateId}/edit`);
  await expect(page.getByText('You cannot change this plan')).toBeVisible();
  await page.goto('/plans/new');
  await expect(page.getByText('Your role does not write plans')).toBeVisible();

  const guest = await newPerson('Ada Quill');
  await candidate.giveCookies(guest.context);
  for (const path of ['/plans', '/plans/new', `/plans/${planTemplateId}`, `/plans/${planTemplateId}/edit`]) {
    await guest.page.goto(path);
    await expect(guest.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await guest.page.content()).not.toContain('Traffic first');
  }
  for (const path of [
    '/api/v1/plans',
    `/api/v1/plans/${planTemplateId}`,
    '/api/trpc/plans.list?input=%7B%7D',
  ]) {
    const response = await candidate.send(`${server.url}${path}`);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('Traffic first');
  }
});
