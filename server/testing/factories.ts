import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { newId } from '@/lib/ids';
import type { MemberRole } from '@/lib/permissions/workspace';
import { type Criterion, DEFAULT_RUBRIC_SLUG } from '@/lib/schemas/rubric';
import type { PrismaClient } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { type BusEvent, createLocalBus } from '@/server/bus';
import { isDatabaseDown } from '@/server/db/serverErrors';
import { parseEnv } from '@/server/env';
import type { Runtime } from '@/server/runtime';

/** A runtime whose clock, connections and log a test holds. */
export type TestRuntime = Runtime & {
  /** Moves the clock on. It stands still otherwise. */
  advance(minutes: number): void;
  /** Says who has a board open, as the sync server does. */
  connect(roomId: string, personIds: string[]): void;
  /** Every event so far. */
  events: BusEvent[];
  /** Everything that was logged. */
  logged(): string;
};

const START = Date.parse('2026-03-02T10:00:00Z');

/** A runtime on this database. */
export function testRuntime(db: PrismaClient): TestRuntime {
  let now = START;
  let logged = '';
  const events: BusEvent[] = [];
  const connected = new Map<string, string[]>();
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  const bus = createLocalBus((error) => {
    throw error;
  });
  for (const type of ['room.access-changed', 'room.state-changed', 'room.people-changed'] as const) {
    bus.subscribe(type, (event) => events.push(event));
  }
  return {
    env: parseEnv({ NODE_ENV: 'test', AUTH_SECRET: 'a secret of the tests, of 32 characters' }),
    log: pino({ level: 'trace' }, sink),
    db,
    bus,
    connectedPeople: (roomId) => connected.get(roomId) ?? [],
    isDatabaseDown,
    seedsDir: fileURLToPath(new URL('../../seeds', import.meta.url)),
    now: () => new Date(now),
    advance(minutes) {
      now += minutes * 60_000;
    },
    connect(roomId, personIds) {
      connected.set(roomId, personIds);
      bus.publish({ type: 'room.people-changed', roomId, personIds });
    },
    events,
    logged: () => logged,
  };
}

/** A question of a test workspace. */
export type TestQuestion = { questionId: string; versionId: string; prompt: string; categoryId: string };

/** A workspace of its own, with a rubric of two criteria and a bank of four questions in two categories. */
export type TestWorkspace = {
  workspaceId: string;
  owner: MemberViewer;
  rubricVersionId: string;
  questions: TestQuestion[];
};

/** Text that only staff may ever receive; tests look for it. */
export const CANARY = 'CANARY-7f3a';

/** Mints a fresh workspace with its owner, so that tests on one database do not meet. */
export async function newWorkspace(rt: Pick<Runtime, 'db' | 'now'>): Promise<TestWorkspace> {
  const { db } = rt;
  const workspaceId = newId();
  await db.workspace.create({ data: { id: workspaceId, name: 'Northwind', createdAt: rt.now() } });
  const rubric = await db.rubric.create({
    data: { id: newId(), workspaceId, slug: DEFAULT_RUBRIC_SLUG, title: 'System design' },
  });
  const rubricVersionId = newId();
  await db.rubricVersion.create({
    data: {
      id: rubricVersionId,
      rubricId: rubric.id,
      version: 1,
      title: rubric.title,
      criteria: [criterion('requirements', 'Requirements'), criterion('depth', 'Technical depth')],
      contentHash: newId(),
    },
  });
  await db.rubric.update({
    where: { id: rubric.id },
    data: { currentVersionId: rubricVersionId, packVersionId: rubricVersionId },
  });
  const owner = await addMember(rt, { workspaceId }, 'owner', 'Olga Owner');
  return { workspaceId, owner, rubricVersionId, questions: await addBank(rt, workspaceId) };
}

function criterion(id: string, title: string): Criterion {
  const anchor = (level: number) => `${title} ${level}: ${CANARY} anchor`;
  return {
    id,
    title,
    description: `What ${title} means.`,
    weight: 1,
    levels: [1, 2, 3, 4].map((level) => ({ level, title: `Level ${level}`, anchor: anchor(level) })),
  };
}

async function addBank({ db }: Pick<Runtime, 'db'>, workspaceId: string): Promise<TestQuestion[]> {
  const pack = await db.pack.create({
    data: { id: newId(), workspaceId, slug: 'sample', title: 'Sample', version: '1.0.0' },
  });
  const questions: TestQuestion[] = [];
  for (const [index, title] of ['Storage', 'Traffic'].entries()) {
    const categoryId = newId();
    await db.questionCategory.create({
      data: { id: categoryId, packId: pack.id, slug: title.toLowerCase(), title, position: index + 1 },
    });
    for (const position of [1, 2]) {
      const ids = { questionId: newId(), versionId: newId() };
      const prompt = `How is ${title.toLowerCase()} of kind ${position} kept 100%_safe\\sound?`;
      await db.question.create({
        data: { id: ids.questionId, packId: pack.id, categoryId, slug: `${title}-${position}`, position },
      });
      await db.questionVersion.create({
        data: {
          id: ids.versionId,
          questionId: ids.questionId,
          version: 1,
          prompt,
          minutes: 10 * position,
          difficulty: position,
          tags: [`tag-${position}`, 'common'],
          guide: { sections: [{ id: 'followUps', markdown: `${CANARY} guide of ${prompt}` }], related: [] },
          contentHash: newId(),
        },
      });
      await db.question.update({
        where: { id: ids.questionId },
        data: { currentVersionId: ids.versionId },
      });
      questions.push({ ...ids, prompt, categoryId });
    }
  }
  return questions;
}

/** Adds a member. */
export async function addMember(
  { db }: Pick<Runtime, 'db'>,
  { workspaceId }: { workspaceId: string },
  role: MemberRole,
  name = `A ${role}`,
): Promise<MemberViewer> {
  const memberId = newId();
  const email = `${memberId.toLowerCase()}@northwind.example`;
  await db.member.create({ data: { id: memberId, workspaceId, email, name, role } });
  return { memberId, workspaceId, role, name, email };
}
