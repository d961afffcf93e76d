import { tokenOf } from './support/apiPerson';
import { tabTo, typeOver } from './support/keyboard';
import { apiOwner, liveInterview } from './support/liveInterview';
import { acceptMemberInvite, boardReady, expect, inviteMember, signIn, test } from './support/story';

const OWNER = 'ines@northwind.example';

test('an interviewer finds, plans and asks a question by keyboard alone', async ({ newPerson, server }) => {
  const owner = await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, OWNER);
  const focused = page.locator(':focus');

  await test.step('finds it in the bank, marks it and reads it', async () => {
    await page.goto('/bank');
    const rows = page.getByRole('list', { name: 'Questions' }).getByRole('listitem');
    await expect(rows.first()).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('caching strat');
    await expect(rows.first().locator('mark').first()).toHaveText('caching');
    await expect(page).toHaveURL(/q=caching/);
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveText(/What are the caching strategies/);
    await page.keyboard.press('f');
    await expect(rows.first().getByRole('button', { name: 'Take out of favourites' })).toBeVisible();
    await expect(focused).toHaveText(/What are the caching strategies/);
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('heading', { level: 1, name: /What are the caching strategies/ }),
    ).toBeVisible();
    await tabTo(page, page.getByRole('tab', { name: 'Question' }));
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('heading', { name: 'Curveballs' })).toBeVisible();
    await page.goBack();
    await expect(focused).toHaveText(/What are the caching strategies/);
    await page.keyboard.press('ArrowUp');
    await expect(focused).toHaveValue('caching strat');
  });

  await test.step('plans an interview with it', async () => {
    await page.goto('/interviews/new');
    await tabTo(page, page.getByLabel('Name', { exact: true }));
    await page.keyboard.type('Ada Quill');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Backend engineer');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog', { name: 'Question bank' })).toBeVisible();
    await tabTo(page, page.getByRole('checkbox', { name: 'Favourites' }));
    await page.keyboard.press('Space');
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1);
    await tabTo(page, page.getByRole('button', { name: /^Add: What are the caching strategies/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Planned questions' }).getByRole('listitem')).toHaveCount(1);
    await expect(page.getByLabel('Role', { exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Ada Quill' })).toBeVisible();
  });

  const [interview] = await owner.trpc.interviews.list.query({ filter: 'open' });
  if (!interview) throw new Error('There is no interview.');
  const candidate = await newPerson('Ada Quill');
  await test.step('the candidate comes into the lobby', async () => {
    const invite = await owner.trpc.interviews.createInvite.mutate({ interviewId: interview.id });
    await candidate.page.goto(`/join#${tokenOf(invite.url)}`);
    await candidate.page.getByRole('button', { name: 'Continue' }).click();
    await candidate.page.getByRole('button', { name: 'Enter the lobby' }).click();
    await expect(candidate.page.getByRole('heading', { name: /You are in the lobby/ })).toBeVisible();
  });

  await test.step('lets them in, asks from the plan and from the bank', async () => {
    await tabTo(page, page.getByRole('link', { name: 'Open the room' }));
    await page.keyboard.press('Enter');
    await boardReady(page);
    await tabTo(page, page.getByRole('button', { name: 'Admit' }));
    await page.keyboard.press('Enter');
    const ask = page.getByRole('button', { name: /^Ask: What are the caching strategies/ });
    await expect(ask).toBeVisible();
    await tabTo(page, page.getByRole('link', { name: 'Skip the board' }));
    await page.keyboard.press('Enter');
    await tabTo(page, ask);
    await page.keyboard.press('Enter');
    await expect(
      candidate.page.getByText('What are the caching strategies used in your system?'),
    ).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('load balanc');
    const dialog = page.getByRole('dialog', { name: 'Question bank' });
    await expect(dialog.locator('mark').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    const prompt = (await focused.getAttribute('aria-label'))?.replace('Ask: ', '') ?? '';
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(candidate.page.getByText(prompt, { exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Current question' })).toContainText(prompt);
  });
});

test('a question is written, changed, compared and brought back', async ({ newPerson, server }) => {
  await apiOwner(server);
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, OWNER);
  await page.goto('/bank');
  await page.getByRole('link', { name: 'New question' }).click();

  await test.step('mistakes are told at their fields', async () => {
    await page.getByRole('button', { name: 'Save question' }).click();
    const mistakes = page.getByRole('alert').filter({ has: page.getByRole('list') });
    await expect(mistakes).toContainText('Write the question as candidates read it.');
    await page.getByRole('textbox', { name: 'Prompt' }).fill('How do you keep **zeppelins** in order?');
    await page.locator('summary').filter({ hasText: 'Follow-ups' }).click();
    await page.getByRole('textbox', { name: 'Follow-ups' }).fill('## Signals');
    await page.getByRole('button', { name: 'Save question' }).click();
    await expect(mistakes).toContainText('three signs (###)');
    await page.getByRole('textbox', { name: 'Follow-ups' }).fill('1. What if two arrive at once?');
  });

  await test.step('the preview follows, and the draft outlives the tab', async () => {
    const preview = page.getByRole('region', { name: 'Preview' });
    await expect(preview.locator('strong')).toHaveText('zeppelins');
    await expect(preview.getByText('What if two arrive at once?')).toBeVisible();
    await expect(page.getByText('Draft kept in this browser')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Your draft is back')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(
      'How do you keep **zeppelins** in order?',
    );
  });

  await test.step('it is saved into the own pack', async () => {
    await page.getByRole('combobox', { name: 'Category' }).fill('Messaging');
    await page.getByRole('combobox', { name: 'Tags' }).fill('Message Queues');
    await page.getByRole('combobox', { name: 'Tags' }).press('Enter');
    await expect(page.getByRole('list', { name: 'Chosen tags' })).toHaveText('message-queues');
    await page.getByRole('button', { name: 'Save question' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'How do you keep zeppelins in order?' }),
    ).toBeVisible();
    await expect(page.getByText('Our own questions')).toBeVisible();
  });

  await test.step('a change is a new version, and the old one comes back', async () => {
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Prompt' }).fill('How do you keep **payments** in order?');
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /payments/ })).toBeVisible();
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByRole('list', { name: 'Versions' }).getByRole('listitem')).toHaveCount(2);
    const differences = page.getByRole('region', { name: 'Differences' });
    await expect(differences.locator('del')).toHaveText('zeppelins');
    await expect(differences.locator('ins')).toHaveText('payments');
    await page.getByRole('button', { name: 'Bring back version 1' }).click();
    await page.getByRole('button', { name: 'Bring back', exact: true }).click();
    await expect(page.getByText('Brought back from version 1.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: /zeppelins/ })).toBeVisible();
  });

  await test.step('it is archived, not found, and comes back', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await expect(page.getByText('This question is archived')).toBeVisible();
    await page.goto('/bank?q=zeppelins');
    await expect(page.getByText('No question matches')).toBeVisible();
    await page.getByRole('button', { name: 'Archived' }).click();
    await page.getByRole('link', { name: /zeppelins in order/ }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Bring back' }).click();
    await expect(page.getByText('This question is archived')).toBeHidden();
  });
});

test('two people change one question, and nothing of either is lost', async ({ newPerson, server }) => {
  await apiOwner(server);
  const ines = await newPerson('Ines Marlow');
  const per = await newPerson('Per Holm');
  await signIn(ines.page, OWNER);
  await acceptMemberInvite(
    per.page,
    await inviteMember(ines.page, 'Interviewer'),
    per.name,
    'per@northwind.example',
  );
  for (const { page } of [ines, per]) {
    await page.goto('/bank?q=rollback');
    await page.getByRole('list', { name: 'Questions' }).getByRole('link').first().click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Prompt' })).not.toHaveValue('');
  }
  const original = await ines.page.getByRole('textbox', { name: 'Prompt' }).inputValue();
  await ines.page.getByRole('textbox', { name: 'Prompt' }).fill(`${original} Tell us of the last one.`);
  await per.page.getByRole('spinbutton', { name: 'Time' }).fill('21');
  await per.page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(per.page.getByText('Changed here')).toBeVisible();

  const { page } = ines;
  await page.getByRole('button', { name: /^Save as version/ }).click();
  await expect(page.getByText('Per Holm saved version 2 meanwhile')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(
    `${original} Tell us of the last one.`,
  );
  await page.getByRole('button', { name: 'Show the differences' }).click();
  await expect(page.locator('ins').first()).toContainText('Tell us of the last one.');
  await page.getByRole('button', { name: 'Put mine on top' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Time' })).toHaveValue('21');
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Tell us of the last one/ })).toBeVisible();
  await expect(page.getByText('21 minutes').first()).toBeVisible();
});

test('filters are in the address, and what a candidate was asked before is marked', async ({
  newPerson,
  server,
}) => {
  const { owner, roomId } = await liveInterview(server);
  const { questions } = await owner.trpc.questions.bank.query({ search: 'caching strategies' });
  const asked = questions[0];
  if (!asked) throw new Error('The bank has no such question.');
  await owner.trpc.room.ask.mutate({ roomId, questionVersionId: asked.versionId, minutes: 5 });
  const { page } = await newPerson('Ines Marlow');
  await signIn(page, OWNER);
  await page.goto('/bank');
  const rows = page.getByRole('list', { name: 'Questions' }).getByRole('listitem');
  await expect(page.getByText('53 questions').first()).toBeVisible();
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Show more (50 of 53)' }).click();
  await expect(rows).toHaveCount(53);
  await expect(rows.nth(50).getByRole('link')).toBeFocused();

  await page.getByRole('button', { name: 'Difficulty' }).click();
  await page.getByRole('checkbox', { name: 'Demanding' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/difficulty=3/);
  await expect(rows).not.toHaveCount(53);
  const left = await rows.count();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Difficulty: Demanding' })).toBeVisible();
  await expect(rows).toHaveCount(left);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByText('53 questions').first()).toBeVisible();

  await page.getByRole('button', { name: 'Candidate' }).click();
  await page.getByLabel('Name of the candidate').fill('ada  quill');
  await page.keyboard.press('Escape');
  await page.getByLabel('Search the bank').fill('caching strategies');
  await expect(rows.first().getByText(/^Asked on .* by Ines Marlow/)).toBeVisible();
  await page.getByRole('button', { name: 'Candidate: ada quill' }).click();
  await page.getByRole('checkbox', { name: 'Leave out what they were asked' }).click();
  await expect(rows.getByText(asked.prompt)).toHaveCount(0);

  await page.goto('/interviews/new');
  await page.getByLabel('Name', { exact: true }).fill('Ada Quill');
  await page.getByRole('button', { name: /Add a question/ }).click();
  await typeOver(page, 'caching strategies');
  const dialog = page.getByRole('dialog', { name: 'Question bank' });
  await expect(dialog.getByText(/^Asked on .* by Ines Marlow/)).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Not asked to this candidate before' }).click();
  await expect(dialog.getByText(/^Asked on/)).toHaveCount(0);
});
