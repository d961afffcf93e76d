import { readFileSync } from 'node:fs';
import { manifestText, markedGuide, questionText } from '@/lib/packs/testing';
import { writeZip } from '@/server/services/pack/zip/writeZip';
import { recordBytes } from './support/recordBytes';
import {
  acceptMemberInvite,
  boardReady,
  drawRectangle,
  expect,
  inviteMember,
  setUpWorkspace,
  shapes,
  test,
} from './support/story';

test.describe.configure({ mode: 'serial' });

test('an interview from the first visit to the review', async ({ newPerson, server }) => {
  const owner = await newPerson('Ines Marlow');
  const panelist = await newPerson('Piotr Hale');
  const candidate = await newPerson('Ada Quill');
  const received = await recordBytes(candidate);

  await test.step('the first visitor creates the workspace; nobody else can', async () => {
    await setUpWorkspace(owner.page, { name: owner.name, email: 'ines@northwind.example' });
    await panelist.page.goto('/setup');
    await expect(panelist.page).toHaveURL(/\/signin/);
  });

  await test.step('a member is invited by link, with a role', async () => {
    const link = await inviteMember(owner.page, 'Reviewer');
    await acceptMemberInvite(panelist.page, link, panelist.name, 'piotr@northwind.example');
    await candidate.page.goto(link);
    await expect(candidate.page.getByRole('heading', { name: 'This invite cannot be used' })).toBeVisible();
  });

  await test.step('a pack brings a guide with a mark in every part', async () => {
    const sections = Object.entries(markedGuide('CANARY-GUIDE')).map(
      ([title, text]) => `## ${title}\n\n${text}\n`,
    );
    const body = ['## Prompt\n\nTraffic to the harbors grows tenfold.\n', ...sections].join('\n');
    const zip = await writeZip([
      { path: 'pack.yaml', text: manifestText() },
      {
        path: 'questions/traffic/spikes.md',
        text: questionText({ slug: 'spikes', category: 'traffic' }, body),
      },
      { path: 'README.md', text: 'CANARY-README\n' },
    ]);
    const imported = await owner.page.request.post('/api/packs', {
      data: zip,
      headers: { origin: server.url },
    });
    expect(imported.status()).toBe(200);
  });

  const inviteLink = await test.step('the interview is planned', async () => {
    const { page } = owner;
    await page.goto('/interviews/new');
    await page.getByLabel('Name', { exact: true }).fill(candidate.name);
    await page.getByLabel('Role', { exact: true }).fill('Backend engineer');
    await page.getByRole('radio', { name: 'Senior' }).click();
    await page.getByRole('combobox', { name: 'Add to the panel' }).click();
    await page.getByRole('option', { name: panelist.name }).click();
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByLabel('Search the bank').fill('caching');
    await page.getByRole('button', { name: /^Add: What are the caching strategies/ }).click();
    await page.getByRole('button', { name: 'Create interview' }).click();
    await expect(page.getByRole('heading', { name: candidate.name })).toBeVisible();
    await expect(page.getByText('What are the caching strategies used in your system?')).toBeVisible();
    await page.getByRole('button', { name: 'Make an invite link' }).click();
    return page.getByLabel('Invite link').inputValue();
  });

  await test.step('the interviewer opens the room', async () => {
    await owner.page.getByRole('link', { name: 'Open the room' }).click();
    await boardReady(owner.page);
    await panelist.page.goto('/');
    await panelist.page.getByRole('link', { name: candidate.name }).click();
    await panelist.page.getByRole('link', { name: 'Open the room' }).click();
    await expect(panelist.page.locator('.tl-canvas').first()).toBeVisible();
  });

  await test.step('the candidate redeems the invite, checks and waits', async () => {
    const { page } = candidate;
    await page.goto(inviteLink);
    await expect(page.getByRole('heading', { name: 'Your interview with Northwind' })).toBeVisible();
    expect(page.url()).not.toContain('#');
    await expect(page.getByLabel('Your name')).toHaveValue(candidate.name);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText(/Good: \d+ ms to the server|Slow: \d+ ms to the server/)).toBeVisible();
    await drawRectangle(page, 200, 200);
    await expect(page.getByText('Works', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Enter the lobby' }).click();
    await expect(page.getByRole('heading', { name: /You are in the lobby/ })).toBeVisible();
  });

  await test.step('the used invite opens for nobody else', async () => {
    const stranger = await newPerson('Stranger');
    await stranger.page.goto(inviteLink);
    await expect(stranger.page.getByRole('heading', { name: 'This invite cannot be used' })).toBeVisible();
  });

  await test.step('the interviewer admits the candidate', async () => {
    const lobby = owner.page.getByRole('list', { name: 'Lobby' });
    await expect(lobby).toContainText(`${candidate.name} waits in the lobby`);
    await lobby.getByRole('button', { name: 'Admit' }).click();
    await boardReady(candidate.page);
    await expect(owner.page.getByText('Live', { exact: true })).toBeVisible();
  });

  await test.step("both draw and see each other's shapes and cursors", async () => {
    await drawRectangle(owner.page, 120, 160);
    await expect(shapes(candidate.page)).toHaveCount(1);
    await drawRectangle(candidate.page, 320, 260);
    await expect(shapes(owner.page)).toHaveCount(2);
    await expect(shapes(panelist.page)).toHaveCount(2);
    const canvas = await owner.page.locator('.tl-canvas').first().boundingBox();
    await owner.page.mouse.move((canvas?.x ?? 0) + 300, (canvas?.y ?? 0) + 150);
    await expect(candidate.page.locator('.tl-collaborator__cursor, .tl-cursor').first()).toBeVisible();
    await expect(candidate.page.locator('.tl-nametag', { hasText: owner.name }).first()).toBeVisible();
    await expect(owner.page.locator('[data-save]')).toHaveText(/Saved/);
    await expect(candidate.page.locator('[data-save]')).toHaveText(/Saved/);
  });

  await test.step('a question from the plan and one from the bank appear for the candidate', async () => {
    await owner.page.getByRole('button', { name: /^Ask: What are the caching strategies/ }).click();
    const question = candidate.page.getByRole('region', { name: 'Question' });
    await expect(question).toContainText('What are the caching strategies used in your system?');
    await owner.page.getByRole('button', { name: 'Ask from the bank' }).click();
    await owner.page.getByLabel('Search the bank').fill('blue-green');
    await owner.page.getByRole('button', { name: /^Ask: How do you manage feature releases/ }).click();
    await expect(question).toContainText(
      'How do you manage feature releases? (Feature flags, blue-green, canary)',
    );
    await expect(question).toContainText('Earlier questions (1)');
    await expect(candidate.page.getByRole('timer', { name: 'Interview timer' })).toBeVisible();
    await expect(candidate.page.getByRole('timer', { name: 'Question timer' })).toBeVisible();
  });

  await test.step('a question with a marked guide shows it to the interviewer', async () => {
    await owner.page.getByRole('button', { name: 'Ask from the bank' }).click();
    await owner.page.getByLabel('Search the bank').fill('harbors');
    await owner.page.getByRole('button', { name: /^Ask: Traffic to the harbors/ }).click();
    await expect(candidate.page.getByRole('region', { name: 'Question', exact: true })).toContainText(
      'Traffic to the harbors grows tenfold.',
    );
    const current = owner.page.getByRole('region', { name: 'Current question' });
    await current.locator('summary', { hasText: 'Signals' }).click();
    await expect(current.getByRole('row', { name: /^Level 4 CANARY-GUIDE/ }).first()).toBeVisible();
    await expect(current.getByText('This interview')).toBeVisible();
  });

  await test.step('private notes are saved while they are typed', async () => {
    for (const [person, text] of [
      [owner, 'Names cache invalidation before being asked CANARY-NOTE-1'],
      [panelist, 'Asks about the read ratio CANARY-NOTE-2'],
    ] as const) {
      await person.page.getByRole('tab', { name: 'Notes' }).click();
      const notes = person.page.getByRole('region', { name: 'Private notes' });
      await notes.getByLabel('New note').fill(text);
      await notes.getByLabel('New note').press('Enter');
      await expect(notes.getByLabel('Note', { exact: true })).toHaveValue(text);
      await expect(notes.getByText('Saved', { exact: true })).toBeVisible();
    }
  });

  await test.step('scores are saved with their evidence', async () => {
    const { page } = panelist;
    await page.getByRole('tab', { name: 'Scorecard' }).click();
    const card = page.getByRole('region', { name: 'Scorecard' });
    const criteria = card.getByRole('group');
    await expect(criteria).toHaveCount(6);
    for (let i = 0; i < 6; i++) {
      const criterion = criteria.nth(i);
      const choice = i === 5 ? /not observed/ : /level 3/;
      const radio = criterion.getByRole('radio', { name: choice });
      await criterion
        .locator('label')
        .filter({ has: page.getByRole('radio', { name: choice }) })
        .click();
      await expect(radio).toBeChecked();
    }
    await card
      .getByLabel(/^Evidence for/)
      .first()
      .fill('Drew the read path first CANARY-SCORE');
    await card.getByRole('radio', { name: 'Yes', exact: true }).click();
    await card.getByLabel('Summary').fill('Solid, calm, knows the trade-offs.');
    await expect(card.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('the end freezes the board and ends the access of the candidate', async () => {
    await owner.page.getByRole('button', { name: 'End interview' }).click();
    await owner.page.getByRole('button', { name: 'End the interview' }).click();
    await expect(candidate.page.getByRole('heading', { name: 'The interview has ended' })).toBeVisible();
    await candidate.page.reload();
    await expect(candidate.page.getByRole('heading', { name: 'The interview has ended' })).toBeVisible();
    await expect(owner.page).toHaveURL(/\/review$/);
  });

  await test.step('the review shows board, questions, notes and scores', async () => {
    const { page } = owner;
    await expect(shapes(page)).toHaveCount(2);
    await expect(
      page.getByText('What are the caching strategies used in your system?').first(),
    ).toBeVisible();
    await expect(page.getByText(/CANARY-NOTE-1/)).toBeVisible();
    await expect(page.getByText(/CANARY-NOTE-2/)).toBeVisible();
    await panelist.page.getByRole('link', { name: 'Open the review' }).click();
    await panelist.page.getByRole('button', { name: 'Open my scorecard' }).click();
    const dialog = panelist.page.getByRole('dialog', { name: 'My scorecard' });
    await dialog.getByRole('button', { name: 'Submit scorecard' }).click();
    await panelist.page.getByRole('button', { name: 'Submit', exact: true }).click();
    await expect(dialog).toBeHidden();
    const scores = panelist.page.getByRole('table', { name: /^Scores by criterion/ });
    await expect(scores).toContainText('Drew the read path first CANARY-SCORE');
  });

  await test.step('no byte of notes, scores or other questions reached the candidate', async () => {
    const bytes = received();
    const has = (text: string) => bytes.includes(text);
    expect(has('What are the caching strategies used in your system?'), 'the recording works').toBe(true);
    expect(has('CANARY')).toBe(false);
    expect(has('How is your CI/CD pipeline structured?')).toBe(false);
    const rubric = readFileSync('seeds/rubrics/system-design.yaml', 'utf8');
    for (const anchor of rubric.match(/[A-Z][^\n"']{60,120}/g)?.slice(0, 20) ?? []) {
      expect(has(anchor), anchor).toBe(false);
    }
    expect(server.output()).not.toContain('CANARY');
  });
});
