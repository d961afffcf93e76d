import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guideText, questionText, rubricText, samplePack } from '@/lib/packs/testing';
import { writeZip } from '@/server/services/pack/zip/writeZip';
import { COMMANDS } from './commands';
import { createDesk, startFakeServer } from './testing';

let desk: ReturnType<typeof createDesk>;
beforeEach(() => {
  desk = createDesk();
});
afterEach(() => desk.clear());

describe('help', () => {
  it('lists every command and the exit codes', async () => {
    const { code, out } = await desk.run(['help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toContain(`  ${command.words}`);
    expect(out).toContain('Exit codes: 0 done');
    expect((await desk.run(['--help'])).out).toBe(out);
    expect(await desk.run([])).toMatchObject({ code: 2, out });
  });

  it('describes every option of a command', async () => {
    for (const command of COMMANDS) {
      const { out } = await desk.run(['help', ...command.words.split(' ')]);
      for (const option of [...Object.keys(command.options), 'json', 'url']) {
        expect(out).toContain(`--${option}`);
      }
      expect(await desk.run([...command.words.split(' '), '--help'])).toMatchObject({ code: 0, out });
    }
  });
});

describe('a command line that is not right', () => {
  it.each([
    [['interviews'], 'There is no command "interviews"'],
    [['interview', 'delete'], 'There is: interview create, interview list, interview export.'],
    [['interview', 'list', '--wat'], "Unknown option '--wat'"],
    [['interview', 'list', 'more'], 'interview list does not take "more"'],
    [['interview', 'list', '--filter', 'all'], '--filter must be one of open, past, archived'],
    [['interview', 'export'], 'Give the identifier of the interview'],
    [['member', 'invite', '--role', 'king'], '--role must be one of owner, admin'],
    [['interview', 'create'], 'Give at least --candidate and --role'],
    [['interview', 'create', '--candidate', 'A', '--role', 'B', '--at', 'noon'], '--at must be a time'],
    [['interview', 'create', '--candidate', 'A', '--role', 'B', '--minutes', 'x'], '--minutes must be'],
    [['interview', 'create', '-', '--role', 'B'], 'not both'],
    [['pack', 'check'], 'Give the folder or zip file of the pack'],
    [['pack', 'import', '--preview'], 'Give the folder or zip file of the pack'],
    [['pack', 'export', 'system-design'], 'Give the name of a pack and a file'],
    [['interview', 'list', '--url', 'here'], '--url must be an address'],
  ])('%j ends with 2 and a sentence', async (argv, sentence) => {
    const { code, out, err } = await desk.run(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it('names a wrong environment variable', async () => {
    const { code, err } = await desk.run(['interview', 'list'], { PORT: 'eighty' });
    expect({ code, err }).toEqual({ code: 2, err: 'PORT must be a number' });
  });
});

describe('a server that is not there, or not ours', () => {
  let close = async () => {};
  afterAll(() => close());

  it('is named, with the way out', async () => {
    const server = await startFakeServer(() => ({ body: null }));
    await server.close();
    const { code, err } = await desk.run(['interview', 'list'], server.env);
    expect(code).toBe(3);
    expect(err).toBe(
      `No Drawbridge answers at http://127.0.0.1:${server.env.PORT}. Start it with npm start, or set PORT to the port it runs on.`,
    );
  });

  it('needs the token of DATA_DIR', async () => {
    rmSync(`${desk.dataDir}/admin-token`);
    const { code, err } = await desk.run(['interview', 'list']);
    expect(code).toBe(3);
    expect(err).toContain(`There is no token in ${desk.dataDir}/admin-token`);
  });

  it('refuses in its own words', async () => {
    const answers = [
      { status: 401, body: { error: { code: 'unauthenticated', message: 'No.', field: null } } },
      { status: 400, body: { error: { code: 'invalid', message: 'Too long.', field: 'plan' } } },
      { status: 502, body: 'bad gateway' },
      { status: 200, body: { items: 'many' } },
    ];
    const server = await startFakeServer(() => answers.shift() ?? { body: null });
    close = server.close;
    const list = async () => desk.run(['interview', 'list'], server.env);
    expect(await list()).toMatchObject({
      code: 1,
      err: expect.stringContaining('does not accept the token'),
    });
    expect(await list()).toMatchObject({ code: 1, err: 'plan: Too long.' });
    expect(await list()).toMatchObject({ code: 1, err: expect.stringContaining('status 502') });
    expect(await list()).toMatchObject({ code: 1, err: expect.stringContaining('not this version') });
    expect(server.received[0]).toMatchObject({
      path: '/api/v1/interviews?filter=open&limit=200',
      authorization: 'Bearer dbr_token',
    });
  });
});

describe('pack check', () => {
  it('accepts the shipped pack, with every guide complete', async () => {
    const { code, out } = await desk.run(['pack', 'check', 'seeds/packs/system-design', '--complete']);
    expect(code).toBe(0);
    expect(out).toContain('53 questions in 9 categories, no problems.');
    expect(out).toContain('53 of 53 guides are complete.');
  });

  it('names what is wrong with another', async () => {
    const { code, out, err } = await desk.run(['pack', 'check', desk.root]);
    expect(code).toBe(1);
    expect(out).toContain(desk.root);
    expect(err).toMatch(/problem/);
    const report = JSON.parse((await desk.run(['pack', 'check', desk.root, '--json'])).out);
    expect(report.ok).toBe(false);
  });

  it('reads a zip file, and with --complete refuses guides that are not, with file, line and rule', async () => {
    const question = questionText({}, guideText({ Misconceptions: null }));
    const files = [
      ...samplePack().filter(({ path }) => !path.endsWith('caches.md')),
      { path: 'questions/storage/caches.md', text: question },
      { path: 'rubrics/system-design.yaml', text: rubricText() },
    ];
    const zip = desk.file('sample.zip');
    writeFileSync(zip, await writeZip(files));
    const plain = await desk.run(['pack', 'check', zip]);
    expect(plain).toMatchObject({ code: 0, err: '' });
    expect(plain.out).toContain('0 of 2 guides are complete. With --complete you see what is missing.');
    const strict = await desk.run(['pack', 'check', zip, '--complete']);
    expect(strict).toMatchObject({ code: 1, err: '8 problems.' });
    expect(strict.out).toContain(
      `${zip}/questions/storage/caches.md:1: The section "Misconceptions" is missing. (guide-part)`,
    );
    const json = JSON.parse((await desk.run(['pack', 'check', zip, '--complete', '--json'])).out);
    expect(json).toMatchObject({ ok: false, guides: { complete: 0, questions: 2 } });
  });
});
