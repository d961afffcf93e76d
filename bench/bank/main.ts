// A bank of many questions in one database, searched as its page does: figures as one line of JSON.
// With DATABASE_URL in PostgreSQL, else embedded in DATA_DIR.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack, PackQuestion } from '@/lib/packs/schema';
import type { MemberViewer } from '@/server/auth/viewer';
import { openDatabase } from '@/server/db/client';
import { createLog } from '@/server/log';
import { loadPack } from '@/server/services/pack/load';
import { readSeeds } from '@/server/services/pack/readSeeds';
import { bankFacets } from '@/server/services/question/bankFacets';
import { searchBank } from '@/server/services/question/searchBank';
import { median, percentile } from '../load/statistics.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const { DATA_DIR = '', DATABASE_URL, MIGRATIONS_DIR = '', SEEDS_DIR = '' } = process.env;
const QUESTIONS = Number(process.env.QUESTIONS);
const ROUNDS = Number(process.env.ROUNDS);

/** What people look for; each is typed letter by letter. */
const SEARCHES = [
  'caching strategies',
  'kafka consumer lag',
  'load balancer',
  'blue-green deployment',
  'rate limit',
  'the database is down',
  'postgres replication',
  'canary',
  'idempotency key',
  'zero downtime',
];

type Search = Parameters<typeof searchBank>[2];
const member: MemberViewer = {
  memberId: 'bench',
  workspaceId: 'bench',
  role: 'owner',
  name: 'Bench',
  email: 'bench@drawbridge.example',
};

/** Calls of each kind that are not counted: compilers are through with what they run then. */
const WARM_UP = 30;

/** Packs that the bank is made of: each is loaded as one unit, which may take two minutes. */
const PACKS = 20;

/** One of the packs: the shipped one blown up, prompts with words of their own, guides' parts in new company. */
function blowUp(pack: Pack, number: number): Pack {
  const source = pack.questions;
  const pick = (index: number) => source[index % source.length] as PackQuestion;
  const count = QUESTIONS / PACKS;
  const questions = Array.from({ length: count }, (_, place) => {
    const index = number * count + place;
    const one = pick(index);
    const sections = one.guide.sections.map(({ id, markdown }, part) => ({
      id,
      markdown:
        pick(index * 7 + part * Math.ceil(index / source.length)).guide.sections.find(
          (section) => section.id === id,
        )?.markdown ?? markdown,
    }));
    return {
      ...one,
      slug: `question-${index}`,
      prompt: `${one.prompt} Think of ${pick(index * 13 + 1)
        .prompt.split(' ')
        .slice(-4)
        .join(' ')}`,
      minutes: 5 + ((index * 7) % 20),
      difficulty: 1 + (index % 3),
      guide: { sections, related: [] },
    };
  });
  return { ...pack, slug: `pack-${number}`, questions };
}

async function main(): Promise<void> {
  const opened = await openDatabase({
    env: { DATABASE_URL, DATA_DIR },
    log: createLog('warn'),
    entry: path.join(HERE, 'embeddedDatabase.mjs'),
    migrationsDir: MIGRATIONS_DIR,
    scheduledBackups: false,
  });
  const rt = { db: opened.db };
  await rt.db.workspace.create({ data: { id: member.workspaceId, name: 'Benchmark' } });
  const [pack] = (await readSeeds(SEEDS_DIR)).packs;
  if (!pack) throw new Error('There is no pack.');
  const started = performance.now();
  for (let number = 0; number < PACKS; number++) {
    await loadPack(rt.db, member.workspaceId, blowUp(pack, number));
  }
  const loadSeconds = (performance.now() - started) / 1000;
  await rt.db.$executeRaw`ANALYZE`;

  const search = (input: Search) => searchBank(rt, member, input);
  const [category] = (await bankFacets(rt, member, {})).categories;
  const pages = await search({});
  const tag = pack.tags[0] ?? '';
  const typed = SEARCHES.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1).trim()));
  const kinds: Record<string, (() => Promise<unknown>)[]> = {
    browse: [() => search({})],
    next: [() => search({ cursor: pages.nextCursor })],
    typed: [...new Set(typed)].map((text) => () => search({ search: text })),
    whole: SEARCHES.map((text) => () => search({ search: text })),
    narrowed: SEARCHES.map(
      (text) => () =>
        search({ search: text, categoryId: category?.id, tags: [tag], difficulties: [2, 3], minutesFrom: 8 }),
    ),
    candidate: SEARCHES.map(
      (text) => () =>
        searchBank(
          rt,
          member,
          { search: text },
          { name: 'Ada', exceptInterviewId: undefined, hideAsked: true },
        ),
    ),
    counts: ['', ...SEARCHES].map((text) => () => bankFacets(rt, member, text ? { search: text } : {})),
  };
  const figures: Record<string, { median: number; p95: number }> = {};
  for (const [kind, calls] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let call = 0; call < WARM_UP; call++) await calls[call % calls.length]?.();
    for (let round = 0; round < Math.max(ROUNDS, Math.ceil((20 * ROUNDS) / calls.length)); round++) {
      for (const call of calls) {
        const begun = performance.now();
        await call();
        times.push(performance.now() - begun);
      }
    }
    figures[kind] = { median: median(times), p95: percentile(times, 0.95) };
  }
  const { questions, total } = await search({ search: 'caching strategies' });
  if (questions.length === 0) throw new Error('Nothing is found, so nothing was measured.');
  console.log(JSON.stringify({ loadSeconds, found: total, figures }));
  await opened.close();
}

await main();
process.exit(0);
