import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { rubricText, samplePack } from '@/lib/packs/testing';
import { rubricContent } from '@/lib/rubric/testing';
import { hashToken, newToken } from '@/server/crypto';
import { startApiServer } from '@/server/testing/apiServer';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, type TestWorkspace, testRuntime } from '@/server/testing/factories';
import { person } from '@/server/testing/people';
import { createDesk } from './testing';

const { db, drop } = await createTestDatabase();
const rt = testRuntime(db);
const server = await startApiServer(rt);
const desk = createDesk();
afterAll(async () => {
  desk.clear();
  await server.close();
  await drop();
});

let workspace: TestWorkspace;
const run = (argv: string[], stdin?: string) =>
  desk.run(argv, { PORT: String(server.port), HOST: '127.0.0.1' }, stdin);

beforeAll(async () => {
  const token = `dbr_${newToken()}`;
  writeFileSync(path.join(desk.dataDir, 'admin-token'), `${token}\n`);
  await db.apiToken.create({ data: { id: newId(), name: 'Machine', tokenHash: hashToken(token) } });
  expect(await run(['interview', 'list'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('no workspace yet'),
  });
  workspace = await newWorkspace(rt);
});

const byOptions = ['interview', 'create', '--candidate', 'Ada Quill', '--role', 'Backend engineer'];

describe('interview create', () => {
  it('makes an interview from options', async () => {
    const { code, out, err } = await run([
      ...byOptions,
      ...['--level', 'staff', '--at', '2026-03-03T10:00Z', '--minutes', '45'],
      ...['--question', 'storage of kind 1=12', '--question', workspace.questions[3]?.questionId ?? ''],
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Interview with Ada Quill, Backend engineer \(staff\), 2026-03-03 /);
    expect(out).toContain('12 min  How is storage of kind 1');
    expect(out).toContain('20 min  How is traffic of kind 2');
    expect(out).toMatch(/^Invite: http:\/\/localhost:\d+\/join#[\w-]{32}$/m);
    const row = await db.interview.findFirstOrThrow({ include: { plan: true, panel: true } });
    expect(row).toMatchObject({ durationMinutes: 45, targetLevel: 'staff' });
    expect(row.plan).toHaveLength(2);
    expect(row.panel).toMatchObject([{ memberId: workspace.owner.memberId, seat: 'interviewer' }]);
  });

  it('makes one from JSON, and answers with JSON', async () => {
    const document = JSON.stringify({
      candidateName: 'Bo',
      candidateRole: 'Designer',
      targetLevel: 'mid',
      scheduledAt: '2026-03-04T10:00:00Z',
    });
    const file = desk.file('interview.json');
    writeFileSync(file, document);
    for (const given of [
      await run(['interview', 'create', '--json'], document),
      await run(['interview', 'create', '--json', '-'], document),
      await run(['interview', 'create', '--json', file]),
    ]) {
      expect(given.code).toBe(0);
      const { interview, candidateInvite } = JSON.parse(given.out);
      expect(interview).toMatchObject({ candidateName: 'Bo', targetLevel: 'mid', durationMinutes: 60 });
      expect(candidateInvite.url).toContain('/join#');
    }
    expect((await run(['interview', 'create', file])).out).toMatch(/^Interview with Bo/);
  });

  it('says what is wrong with what it was given', async () => {
    const create = (...more: string[]) => run([...byOptions, ...more]);
    expect(await create('--level', 'junior')).toMatchObject({
      code: 1,
      err: expect.stringContaining('targetLevel: '),
    });
    expect(await create('--minutes', '5')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Plan at least 10 minutes'),
    });
    expect(await create('--question', 'kind 1')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^2 questions have "kind 1" in their prompt/),
    });
    expect(await create('--question', 'quantum')).toMatchObject({
      code: 1,
      err: 'No question of the bank has "quantum" in its prompt.',
    });
    expect(await create('--panel', 'nobody@example.com')).toMatchObject({
      code: 1,
      err: 'panel.0.email: No member has the address nobody@example.com.',
    });
    expect(await run(['interview', 'create', '--json'], '{')).toMatchObject({
      code: 1,
      err: expect.stringContaining('standard input is not JSON'),
    });
    expect(await run(['interview', 'create', desk.file('none.json')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file'),
    });
  });
});

describe('interview list and export', () => {
  it('lists for people and for scripts', async () => {
    const { out } = await run(['interview', 'list']);
    expect(out).toMatch(/^[\w-]{22} {2}2026-03-03 .* scheduled {2}Ada Quill {2}Backend engineer$/m);
    const list = JSON.parse((await run(['interview', 'list', '--json'])).out);
    expect(list.items).toHaveLength(5);
    expect(await run(['interview', 'list', '--filter', 'past'])).toMatchObject({
      code: 0,
      out: '',
      err: 'There are no past interviews.',
    });
    expect((await run(['interview', 'list', '--limit', '2'])).err).toContain('There are more');
  });

  it('exports to standard output, or to a new file for its owner only', async () => {
    const { id } = await db.interview.findFirstOrThrow({ where: { candidateName: 'Ada Quill' } });
    const { code, out } = await run(['interview', 'export', id]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: 1, interview: { id, plan: [{}, {}] } });
    const file = desk.file('export.json');
    const toFile = (...more: string[]) => run(['interview', 'export', id, '--out', file, ...more]);
    expect(await toFile()).toMatchObject({ code: 0, out: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).interview.id).toBe(id);
    expect(await toFile()).toMatchObject({ code: 1, err: expect.stringContaining('exists') });
    expect(await toFile('--force')).toMatchObject({ code: 0 });
    expect(await run(['interview', 'export', newId()])).toMatchObject({
      code: 1,
      err: 'This interview does not exist, or it is not open to you.',
    });
  });
});

describe('plan templates', () => {
  const owner = () => person(rt, workspace.owner).trpc;
  let title: string;
  beforeAll(async () => {
    title = 'Senior backend';
    for (const [name, targetLevel] of [
      [title, 'senior'],
      ['Senior frontend', null],
    ] as const) {
      await owner().plans.create({
        ...{ title: name, role: 'Engineer of servers', targetLevel, durationMinutes: 30, description: '' },
        items: workspace.questions.slice(0, 2).map(({ questionId }) => ({ questionId, minutes: 10 })),
      });
    }
  });
  const create = (...more: string[]) => run(['interview', 'create', '--candidate', 'Cy', ...more]);

  it('are listed for people and for scripts', async () => {
    const { out } = await run(['plan', 'list']);
    expect(out).toMatch(
      /^[\w-]{22} {2}senior {5}30 min {2}2 questions {2}Engineer of servers {2}Senior backend$/m,
    );
    expect(out).toMatch(/any level {2}30 min .* Senior frontend$/m);
    expect(JSON.parse((await run(['plan', 'list', '--search', 'back', '--json'])).out).items).toHaveLength(1);
    expect(await run(['plan', 'list', '--archived'])).toMatchObject({
      code: 0,
      out: '',
      err: 'There are no such plans.',
    });
    expect(await run(['plan', 'list', '--level', 'junior'])).toMatchObject({ code: 2 });
  });

  it('give an interview role, level, length and questions', async () => {
    const { code, out, err } = await create('--plan-template', 'senior BACKEND', '--at', '2026-03-05T10:00Z');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Interview with Cy, Engineer of servers \(senior\), .* 30 minutes\.$/m);
    expect(out).toContain('10 min  How is storage of kind 1');
    const { id } = await db.planTemplate.findFirstOrThrow({ where: { title: 'Senior frontend' } });
    const own = await create('--plan-template', id, '--role', 'Painter', '--level', 'mid', '--minutes', '25');
    expect(own.out).toMatch(/^Interview with Cy, Painter \(mid\), .* 25 minutes\.$/m);
  });

  it('are named where not one fits, and archived questions too', async () => {
    expect(await create('--plan-template', 'senior')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^2 plans have "senior" in their title/),
    });
    expect(await create('--plan-template', 'gone')).toMatchObject({
      code: 1,
      err: expect.stringContaining('No plan has "gone" in its title'),
    });
    expect(await create('--plan-template', title, '--question', 'storage of kind 1')).toMatchObject({
      code: 2,
      err: 'Give either --plan-template or --question, not both.',
    });
    const { questionId, prompt } = workspace.questions[0] ?? { questionId: '', prompt: '' };
    await owner().questions.archive({ questionId });
    const left = await create('--plan-template', title);
    expect(left).toMatchObject({ code: 0, err: `Left out, since it is archived: ${prompt}` });
    await owner().questions.unarchive({ questionId });
  });
});

it('member invite gives a link, alone on standard output', async () => {
  const { code, out, err } = await run([
    'member',
    'invite',
    '--role',
    'reviewer',
    '--email',
    'a@example.com',
  ]);
  expect(code).toBe(0);
  expect(out).toMatch(/^http:\/\/localhost:\d+\/welcome#[\w-]{32}$/);
  expect(err).toContain('For a@example.com, as reviewer.');
  const made = JSON.parse((await run(['member', 'invite', '--role', 'admin', '--json'])).out);
  expect(made.invite).toMatchObject({ role: 'admin', email: null });
});

describe('packs', () => {
  const folder = () => {
    for (const { path: name, text } of [
      ...samplePack(),
      { path: 'rubrics/system-design.yaml', text: rubricText() },
    ]) {
      const file = desk.file(`sample/${name}`);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text.replace('slug: sample', 'slug: harbors'));
    }
    return desk.file('sample');
  };

  it('are previewed and imported from a folder, and exported to a file that imports again', async () => {
    const sample = folder();
    const shown = await run(['pack', 'import', sample, '--preview']);
    expect(shown).toMatchObject({ code: 0, err: '' });
    expect(shown.out).toContain('Sample 1.0.0, a new pack: 2 new.');
    expect(shown.out).toContain('  new       What is cached?');
    expect(shown.out).toContain('Nothing was written.');
    expect(await db.pack.count({ where: { slug: 'harbors' } })).toBe(0);
    expect((await run(['pack', 'import', sample])).out).toContain('Imported.');
    const zip = desk.file('harbors.zip');
    expect(await run(['pack', 'export', 'harbors', zip])).toMatchObject({ code: 0, out: '' });
    expect(statSync(zip).mode & 0o777).toBe(0o600);
    expect(await run(['pack', 'export', 'harbors', zip])).toMatchObject({
      code: 1,
      err: expect.stringContaining('exists'),
    });
    expect(await run(['pack', 'check', zip])).toMatchObject({ code: 0 });
    const again = await run(['pack', 'import', zip, '--preview', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ imported: false, changes: { counts: { unchanged: 2 } } });
  });

  it('are refused by the server with file and line, and by the reader before anything is sent', async () => {
    const sample = folder();
    writeFileSync(path.join(sample, 'questions/storage/caches.md'), '---\nformat: 3\n---\n');
    const { code, out, err } = await run(['pack', 'import', sample]);
    expect({ code, err }).toEqual({ code: 1, err: 'This pack was refused, and the bank is as it was.' });
    expect(out).toContain(`${sample}/questions/storage/caches.md:2: `);
    expect(await run(['pack', 'import', desk.file('nothing')])).toMatchObject({
      code: 1,
      out: expect.stringContaining('There is no such file or folder. (missing-file)'),
      err: 'This pack was not sent.',
    });
    expect(await run(['pack', 'export', 'no-such', desk.file('x.zip')])).toMatchObject({
      code: 1,
      err: 'There is no pack "no-such"; there is: harbors, sample.',
    });
  });
});

it('never shows the token', async () => {
  const token = readFileSync(path.join(desk.dataDir, 'admin-token'), 'utf8').trim();
  for (const argv of [['interview', 'list'], ['doctor'], ['interview', 'export', 'x'], ['help']]) {
    const { out, err } = await run(argv);
    expect(out + err).not.toContain(token);
  }
  expect(rt.logged()).not.toContain(token);
});

describe('the rubric of a new interview', () => {
  it('is the one that is named, by slug or title, else it says which there are', async () => {
    const add = async (title: string) =>
      (await person(rt, workspace.owner).trpc.rubrics.create({ content: rubricContent(['Scope'], title) }))
        .rubricId;
    const backend = await add('Backend');
    for (const name of ['backend', 'Backend', ' BACKEND ', backend]) {
      const { out, err } = await run([...byOptions, '--rubric', name, '--json']);
      expect({ name, err }).toEqual({ name, err: '' });
      expect(JSON.parse(out).interview.rubric).toMatchObject({ id: backend, title: 'Backend' });
    }
    const without = await run([...byOptions, '--json']);
    expect(JSON.parse(without.out).interview.rubric.title).toBe('System design');
    expect(await run([...byOptions, '--rubric', 'frontend'])).toMatchObject({
      code: 1,
      err: 'There is no rubric "frontend"; there is:\n  system-design  System design\n  backend  Backend',
    });
    await add('Backend');
    expect(await run([...byOptions, '--rubric', 'BACKEND'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^2 rubrics are called "BACKEND"; give one of these names:\n {2}backend /),
    });
  });
});
