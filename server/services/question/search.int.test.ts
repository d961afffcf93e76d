import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { createTestDatabase, type TestDatabase, testDatabaseKinds } from '@/server/testing/database';
import { CANARY, newWorkspace, testRuntime } from '@/server/testing/factories';
import { person, refusal } from '@/server/testing/people';

/** A question of a bank with these texts, in its own category unless one is given. */
type Given = {
  prompt: string;
  tags?: string[];
  guide?: string;
  signals?: string;
  minutes?: number;
  difficulty?: number;
};

describe.each(await testDatabaseKinds())('the search of the bank on %s', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase(kind);
  });
  afterAll(() => test?.drop());

  /** A workspace with these questions, and how to search it: the prompts that are found, in order. */
  async function bankOf(...given: Given[]) {
    const rt = testRuntime(test.db);
    const { owner, workspaceId } = await newWorkspace(rt);
    await test.db.question.updateMany({ where: { pack: { workspaceId } }, data: { archivedAt: rt.now() } });
    const { trpc } = person(rt, owner);
    for (const { prompt, tags = [], guide, signals, minutes = 10, difficulty = 2 } of given) {
      const sections = [
        ...(guide ? [{ id: 'purpose' as const, markdown: guide }] : []),
        ...(signals ? [{ id: 'signals' as const, markdown: signals }] : []),
      ];
      const content = { prompt, minutes, difficulty, tags, related: [], sections };
      await trpc.questions.create({ content, category: { title: 'Load Balancing' } });
    }
    const search = (text: string) => trpc.questions.bank({ search: text });
    const found = async (text: string) => (await search(text)).questions.map(({ prompt }) => prompt);
    return { rt, owner, workspaceId, trpc, search, found };
  }

  it('finds beginnings of words while someone types, and other forms of whole words', async () => {
    const { found } = await bankOf({ prompt: 'Which caching strategies?' }, { prompt: 'Why deploy?' });
    for (const typed of ['c', 'cachin', 'CACHING', 'caches', 'strategy', 'strat cach', 'which']) {
      expect(await found(typed), typed).toEqual(['Which caching strategies?']);
    }
    expect(await found('aching')).toEqual([]);
    expect(await found('caching deploy')).toEqual([]);
    expect(await found('  ')).toHaveLength(2);
  });

  it('finds both halves of words that signs hold together, and takes signs for nothing', async () => {
    const { found } = await bankOf({ prompt: 'TCP/IP, read-through, Node.js, über p99?' });
    for (const typed of ['ip', 'through', 'js', 'Node.js', 'tcp/ip', 'über', 'p99', "'ip' & !x:*", 'ip\\']) {
      expect(await found(typed), typed).toHaveLength(typed.includes('x') ? 0 : 1);
    }
    for (const typed of ['\\', '%_', "'", ':*', '& | !', '(((', '--']) {
      expect(await found(typed), typed).toHaveLength(1);
    }
  });

  it('ranks the prompt before tags, tags before the category, and the guide last', async () => {
    const { found } = await bankOf(
      { prompt: 'In the guide?', guide: 'It is about kafka, kafka and kafka.' },
      { prompt: 'In the tags?', tags: ['kafka'] },
      { prompt: 'Is Kafka in the prompt?' },
      { prompt: 'Not at all?' },
    );
    expect(await found('kafka')).toEqual(['Is Kafka in the prompt?', 'In the tags?', 'In the guide?']);
    expect(await found('balancing')).toHaveLength(4);
  });

  it('puts the whole word before its beginnings', async () => {
    const { found } = await bankOf({ prompt: 'Which capacity?' }, { prompt: 'What of CAP?' });
    expect(await found('cap')).toEqual(['What of CAP?', 'Which capacity?']);
  });

  it('shows where the guide has what the prompt does not, and says what to mark', async () => {
    const { search } = await bankOf({ prompt: 'Which queue?', guide: 'Ask about **consumer lag** growing.' });
    const { questions, terms } = await search('queue lags');
    expect(questions[0]?.found).toEqual({
      section: 'Purpose',
      excerpt: 'Ask about consumer lag growing.',
    });
    expect(terms).toEqual({ words: ['queue', 'lags'], stems: ['queue', 'lag'] });
    expect((await search('queue')).questions[0]?.found).toBeNull();
  });

  it('follows every change: of the version, of the category and of its title', async () => {
    const { rt, workspaceId, trpc, search, found } = await bankOf({ prompt: 'First?' });
    const [question] = (await search('first')).questions;
    const content = { prompt: 'Second?', minutes: 5, difficulty: 1, tags: [], related: [], sections: [] };
    await trpc.questions.update({
      questionId: question?.id ?? '',
      baseVersion: 1,
      content,
      category: { title: 'Storage' },
    });
    expect([await found('first'), await found('second storage')]).toEqual([[], ['Second?']]);
    await rt.db.questionCategory.updateMany({
      where: { title: 'Storage', pack: { workspaceId, slug: 'own' } },
      data: { title: 'Warehouse' },
    });
    expect(await found('warehouse')).toEqual(['Second?']);
    expect(await found('storage')).toEqual([]);
  });

  it('narrows down by each filter, and counts what the others leave', async () => {
    const signals = '### Trade-offs\n\n1. weak\n\n### Mid, senior and staff\n\n- **Mid:** enough';
    const { trpc, search } = await bankOf(
      { prompt: 'One?', tags: ['a'], minutes: 5, difficulty: 1, signals },
      { prompt: 'Two?', tags: ['a', 'b'], minutes: 10, difficulty: 2 },
      { prompt: 'Three?', tags: ['b'], minutes: 15, difficulty: 3 },
    );
    const all = (await search('')).questions;
    const prompts = async (filters: Parameters<typeof trpc.questions.bank>[0]) =>
      (await trpc.questions.bank(filters)).questions.map(({ prompt }) => prompt);
    expect(await prompts({ difficulties: [1, 3] })).toEqual(['One?', 'Three?']);
    expect(await prompts({ tags: ['a', 'b'] })).toEqual(['Two?']);
    expect(await prompts({ minutesFrom: 10, minutesTo: 12 })).toEqual(['Two?']);
    expect(await prompts({ signal: 'Trade-offs' })).toEqual(['One?']);
    expect(await prompts({ categoryId: all[0]?.categoryId })).toHaveLength(3);
    expect(await prompts({ categoryId: newId() })).toEqual([]);
    expect(await prompts({ archived: true })).toHaveLength(4);
    await trpc.questions.favourite({ questionId: all[1]?.id ?? '', favourite: true });
    await trpc.questions.favourite({ questionId: all[1]?.id ?? '', favourite: true });
    expect(await prompts({ favourites: true })).toEqual(['Two?']);

    const facets = await trpc.questions.facets({ difficulties: [1] });
    expect(facets.difficulties).toEqual([1, 1, 1]);
    expect(facets.tags).toEqual([{ tag: 'a', count: 1 }]);
    expect(facets.signals).toEqual([{ title: 'Trade-offs', count: 1 }]);
    expect(facets.categories.map(({ title, count }) => [title, count])).toEqual([
      ['Load Balancing', 1],
      ['Storage', 0],
      ['Traffic', 0],
    ]);
    expect(facets.packs.map(({ title, count }) => [title, count])).toEqual([
      ['Our own questions', 1],
      ['Sample', 0],
    ]);
    expect((await trpc.questions.facets({ search: 'three' })).difficulties).toEqual([0, 0, 1]);
    await trpc.questions.favourite({ questionId: all[1]?.id ?? '', favourite: false });
    expect(await prompts({ favourites: true })).toEqual([]);
  });

  it('gives page after page, each question once, with or without a search', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      prompt: `${index % 3 === 0 ? 'Queue' : 'Cache'} ${index}?`,
      guide: 'queue',
    }));
    const { trpc } = await bankOf(...many);
    for (const search of [undefined, 'queue']) {
      const prompts: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page: Awaited<ReturnType<typeof trpc.questions.bank>> = await trpc.questions.bank({
          ...(search ? { search } : {}),
          cursor,
          limit: 7,
        });
        expect(page.total).toBe(25);
        prompts.push(...page.questions.map(({ prompt }) => prompt));
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(prompts).size).toBe(25);
      expect(prompts).toHaveLength(25);
      if (search) expect(prompts.findLastIndex((prompt) => prompt.startsWith('Queue'))).toBe(8);
    }
    expect(await refusal(trpc.questions.bank({ cursor: 'nonsense' }))).toMatchObject({
      code: 'invalid',
      field: 'cursor',
    });
  });

  it('keeps workspaces and favourites apart', async () => {
    const { rt } = await bankOf({ prompt: 'Ours?' });
    const other = await bankOf({ prompt: 'Theirs?' });
    expect(await other.found('ours')).toEqual([]);
    const [theirs] = (await other.search('theirs')).questions;
    const stranger = person(rt, (await newWorkspace(rt)).owner);
    const call = stranger.trpc.questions.favourite({ questionId: theirs?.id ?? '', favourite: true });
    expect((await refusal(call)).code).toBe('not_found');
    for (const call of [person(rt).trpc.questions.bank({}), person(rt).trpc.questions.facets({})]) {
      expect((await refusal(call)).code).toBe('unauthenticated');
    }
  });

  it('never gives the guide itself in a list', async () => {
    const { trpc } = await bankOf({ prompt: 'Which?', guide: `${'word '.repeat(60)}${CANARY}` });
    expect(JSON.stringify(await trpc.questions.bank({ search: 'word' }))).not.toContain(CANARY);
  });
});
