import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/ids';
import { createTestDatabase } from '@/server/testing/database';
import { CANARY, newWorkspace, type TestRuntime, testRuntime } from '@/server/testing/factories';
import { markedStoredGuide } from '@/server/testing/markedGuide';
import {
  newInterview,
  PROCEDURES,
  person,
  type TestInterview,
  type TestPerson,
} from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

/** The plan template that is planted. */
const PLAN_TEMPLATE = newId();

/** Takes the candidate out of the lobby, from where they are to be admitted; it answers nothing. */
const NOT_CALLED = new Set(['passes.leave']);

/** Plants canaries in everything of an interview that is for staff only. */
async function plant({ interviewId, interviewer, panelist, workspace }: TestInterview): Promise<string> {
  const noteId = newId();
  for (const [id, { trpc }] of [
    [noteId, interviewer],
    [newId(), panelist],
  ] as const) {
    await trpc.notes.save({
      id,
      interviewId,
      body: `${CANARY} note`,
      at: new Date().toISOString(),
      askedQuestionId: null,
      revision: 1,
    });
  }
  for (const { trpc } of [interviewer, panelist]) {
    for (const criterionId of ['requirements', 'depth']) {
      const evidence = `${CANARY} evidence`;
      await trpc.scorecards.saveScore({ interviewId, criterionId, level: 2, notObserved: false, evidence });
    }
    await trpc.scorecards.saveSummary({
      interviewId,
      recommendation: 'no',
      summary: `${CANARY} summary`,
    });
  }
  await panelist.trpc.scorecards.submit({ interviewId });
  // Every question but the first, which is asked.
  const others = workspace.questions.slice(1).map((question) => question.versionId);
  await db.questionVersion.updateMany({
    where: { id: { in: others } },
    data: { prompt: `${CANARY} prompt`, tags: [CANARY] },
  });
  const where = { workspaceId: workspace.workspaceId };
  // Of every question, the one that is asked too.
  await db.questionVersion.updateMany({
    where: { question: { pack: where } },
    data: { guide: markedStoredGuide(CANARY) },
  });
  await db.pack.updateMany({
    where,
    data: { description: CANARY, tags: [CANARY], documents: [{ path: 'README.md', text: CANARY }] },
  });
  await db.rubric.updateMany({ where, data: { title: CANARY, description: CANARY } });
  await db.rubricVersion.updateMany({
    where: { rubric: where },
    data: { title: CANARY, description: CANARY },
  });
  await db.member.update({
    where: { id: panelist.member.memberId },
    data: { email: `${CANARY}-${newId()}@northwind.example`.toLowerCase() },
  });
  await db.planTemplate.create({
    data: {
      id: PLAN_TEMPLATE,
      ...where,
      title: `${CANARY} plan`,
      role: CANARY,
      durationMinutes: 45,
      description: CANARY,
      items: { create: { position: 0, questionId: workspace.questions[1]?.questionId ?? '', minutes: 5 } },
    },
  });
  return noteId;
}

async function rubricOf(id: string): Promise<string> {
  return (await db.rubricVersion.findUniqueOrThrow({ where: { id } })).rubricId;
}

/** Calls every procedure there is with everything a candidate could have learnt, and more. */
async function tryEverything(who: TestPerson, known: Record<string, unknown>): Promise<string[]> {
  const answers: string[] = [];
  for (const name of PROCEDURES) {
    if (NOT_CALLED.has(name)) continue;
    const [group = '', verb = ''] = name.split('.');
    const call = (
      who.trpc as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
    )[group]?.[verb];
    if (!call) throw new Error(`There is no procedure ${name}.`);
    try {
      const answer = await call(known);
      if (name === 'room.watch') {
        for await (const view of answer as AsyncIterable<unknown>) {
          answers.push(`${name} ${JSON.stringify(view)}`);
          break;
        }
      } else answers.push(`${name} ${JSON.stringify(answer)}`);
    } catch (error) {
      answers.push(`${name} refused: ${error instanceof Error ? `${error.message} ${error.cause}` : error}`);
    }
  }
  return answers;
}

async function everythingSent(rt: TestRuntime, interview: TestInterview): Promise<string> {
  const { interviewId, roomId, interviewer, panelist, workspace } = interview;
  const candidate = person(rt);
  const sent: string[] = [];
  const { token } = await interviewer.trpc.interviews.createInvite({ interviewId });
  sent.push(JSON.stringify(await candidate.trpc.passes.preview({ token })));
  sent.push(JSON.stringify(await candidate.trpc.passes.redeem({ token, name: 'Ada Quill' })));
  const passId = (await candidate.trpc.room.view({ roomId })).me.personId.slice('pass:'.length);

  const streamed = (async () => {
    for await (const view of await candidate.trpc.room.watch({ roomId })) {
      sent.push(JSON.stringify(view));
    }
  })();

  const known = {
    roomId,
    interviewId,
    passId,
    token,
    name: 'Ada Quill',
    questionId: workspace.questions[1]?.questionId,
    questionVersionId: workspace.questions[1]?.versionId,
    rubricId: await rubricOf(workspace.rubricVersionId),
    rubricVersionId: workspace.rubricVersionId,
    shapeIds: ['shape:one'],
    locked: false,
    memberId: panelist.member.memberId,
    slug: 'sample',
    planTemplateId: PLAN_TEMPLATE,
    sketchId: newId(),
    inviteId: newId(),
    tokenId: newId(),
    filter: 'open',
    archived: false,
    minutes: 5,
    criterionId: 'depth',
    level: 1,
    notObserved: false,
    evidence: '',
    recommendation: null,
    summary: '',
    candidateName: 'Ada Quill',
    candidateRole: 'Backend engineer',
    targetLevel: 'senior',
    scheduledAt: rt.now().toISOString(),
    durationMinutes: 60,
    panel: [],
    plan: [],
    id: newId(),
    body: '',
    at: rt.now().toISOString(),
    askedQuestionId: null,
    revision: 1,
    role: 'owner',
    currentPassword: 'x',
    newPassword: 'x',
    email: 'ada@quill.example',
    password: 'x',
    workspaceName: 'x',
    version: 1,
    baseVersion: 1,
    favourite: true,
    content: { prompt: 'x', minutes: 5, difficulty: 1, tags: [], related: [], sections: [] },
    category: { title: 'x' },
    title: 'x',
    description: '',
    items: [{ questionId: workspace.questions[1]?.questionId, minutes: 5 }],
    search: 'sound',
    candidate: { name: 'Ada Quill' },
  };
  sent.push(...(await tryEverything(candidate, known)));
  await interviewer.trpc.room.admit({ roomId, passId });
  const people = [interviewer, panelist].map(({ member }) => `member:${member.memberId}`);
  rt.connect(roomId, [...people, `pass:${passId}`]);
  const noteId = await plant(interview);
  await interviewer.trpc.room.ask({
    roomId,
    questionVersionId: workspace.questions[0]?.versionId ?? '',
    minutes: 15,
  });
  sent.push(...(await tryEverything(candidate, { ...known, noteId, id: noteId })));
  await interviewer.trpc.room.end({ roomId });
  await streamed;
  sent.push(...(await tryEverything(candidate, { ...known, noteId })));
  return [...sent, ...candidate.cookies].join('\n');
}

describe('what a candidate receives', () => {
  it('has no byte of guidance, notes, scores or other questions, whatever they call', async () => {
    const rt = testRuntime(db);
    const workspace = await newWorkspace(rt);
    const interview = await newInterview(rt, workspace);
    const bytes = await everythingSent(rt, interview);
    expect(bytes).toContain(JSON.stringify(workspace.questions[0]?.prompt));
    expect(bytes).toContain('"phase":"ended"');
    expect(bytes.toLowerCase()).not.toContain(CANARY.toLowerCase());
    expect(rt.logged().toLowerCase()).not.toContain(CANARY.toLowerCase());
    // The canaries are there for those who may see them.
    const { interviewId, panelist } = interview;
    const questionId = workspace.questions[0]?.questionId ?? '';
    const shown = JSON.stringify(await panelist.trpc.questions.get({ questionId }));
    for (const mark of JSON.stringify(markedStoredGuide(CANARY)).match(/CANARY-7f3a-\d+/g) ?? []) {
      expect(shown).toContain(mark);
    }
    expect(JSON.stringify(await panelist.trpc.review.get({ interviewId }))).toContain(CANARY);
    expect(await db.note.count({ where: { interviewId } })).toBe(2);
  });
});
