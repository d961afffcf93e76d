import type { TLFrameShape } from '@tldraw/tlschema';
import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createBoardDoc, recordsOf } from '@/lib/board/document';
import { StoredBoard } from '@/lib/board/storedBoard';
import { makeShape } from '@/lib/board/testing';
import { readBoard, readBoardSnapshot } from '@/server/services/board/readBoard';
import { createTestDatabase } from '@/server/testing/database';
import { addMember, newWorkspace, type TestRuntime, testRuntime } from '@/server/testing/factories';
import {
  accessOf,
  admittedCandidate,
  interviewInput,
  newCandidate,
  newInterview,
  person,
  refusal,
} from '@/server/testing/people';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const owner = person(rt, workspace.owner);
  const list = async (archived = false) => owner.trpc.sketches.list({ archived });
  return { rt, workspace, owner, list };
};

/** Puts notes on a board by appending rows to its log, as the sync server does. */
async function draw(rt: TestRuntime, roomId: string, names: string[]): Promise<void> {
  const doc = await readBoard(rt, roomId);
  const last = await db.boardUpdate.findFirst({ where: { roomId }, orderBy: { seq: 'desc' } });
  let seq = last?.seq ?? 0n;
  const rows: { roomId: string; seq: bigint; at: Date; actorId: string; bytes: Uint8Array<ArrayBuffer> }[] =
    [];
  doc.on('update', (update: Uint8Array) => {
    seq += 1n;
    rows.push({ roomId, seq, at: rt.now(), actorId: 'system', bytes: new Uint8Array(update) });
  });
  for (const [i, name] of names.entries()) {
    const shape = makeShape('frame', `${seq}-${i}`, { props: { name } as TLFrameShape['props'] });
    doc.transact(() => new StoredBoard(doc).put(shape));
  }
  await db.boardUpdate.createMany({ data: rows });
  doc.destroy();
}

const namesOn = (snapshot: { store: object }) =>
  Object.values(snapshot.store as Record<string, { typeName: string; props?: { name?: string } }>)
    .filter((record) => record.typeName === 'shape')
    .map((record) => record.props?.name);

describe('a sketch', () => {
  it('is made in one step, named, listed by when it was drawn on, and renamed', async () => {
    const { rt, workspace, owner, list } = await setUp();
    const first = await owner.trpc.sketches.create();
    rt.advance(1);
    await owner.trpc.sketches.create();
    const createdAt = rt.now().toISOString();
    expect((await list()).map(({ name }) => name)).toEqual(['Sketch 2', 'Sketch 1']);
    rt.advance(1);
    await draw(rt, first.roomId, ['one']);
    rt.events.length = 0;
    await owner.trpc.sketches.rename({ sketchId: first.sketchId, name: ' Payments ' });
    expect(rt.events).toEqual([{ type: 'room.state-changed', roomId: first.roomId }]);
    const [newest, older] = await list();
    expect(newest).toMatchObject({
      id: first.sketchId,
      roomId: first.roomId,
      name: 'Payments',
      createdBy: 'Olga Owner',
      updatedAt: rt.now().toISOString(),
      shared: false,
      archivedAt: null,
    });
    expect(older).toMatchObject({ createdAt, updatedAt: createdAt });
    const reviewer = person(rt, await addMember(rt, workspace, 'reviewer'));
    expect(await reviewer.trpc.sketches.list({ archived: false })).toHaveLength(2);
    expect(await reviewer.trpc.room.view({ roomId: first.roomId })).toMatchObject({
      audience: 'sketch',
      sketch: { name: 'Payments', archived: false },
      me: { role: 'sketcher' },
      can: { 'board.edit': true, 'sketch.manage': true },
    });
  });

  it('is shared by a link that anyone may use, under the name they give', async () => {
    const { rt, owner, list } = await setUp();
    const { sketchId, roomId } = await owner.trpc.sketches.create();
    const first = await owner.trpc.sketches.share({ sketchId });
    expect(first.url).toBe(`http://localhost:3000/join#${first.token}`);
    expect((await list())[0]?.shared).toBe(true);
    const [gus, mia] = [person(rt), person(rt)];
    const { token } = first;
    expect(await gus.trpc.passes.preview({ token })).toEqual({
      kind: 'sketch',
      workspaceName: 'Northwind',
      suggestedName: '',
      title: 'Sketch 1',
    });
    await gus.trpc.passes.redeem({ token, name: 'Gus' });
    await mia.trpc.passes.redeem({ token, name: 'Mia' });
    await mia.trpc.passes.redeem({ token, name: 'Mia again' });
    expect(mia.cookies).toHaveLength(1);
    expect(mia.cookies[0]).toContain(`Max-Age=${30 * 24 * 3600}`);
    const view = await gus.trpc.room.view({ roomId });
    expect(view).toMatchObject({
      audience: 'sketch',
      me: { name: 'Gus', role: 'guest' },
      can: { 'board.edit': true, 'sketch.manage': false, 'invite.manage': false },
    });
    rt.connect(roomId, [view.me.personId, `member:${owner.viewer.member?.memberId}`]);
    const { people } = await mia.trpc.room.view({ roomId });
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      ['Olga Owner', 'sketcher'],
      ['Gus', 'guest'],
    ]);
    // Members go in as themselves.
    expect(await owner.trpc.passes.redeem({ token, name: 'O' })).toEqual({ roomId });
    expect(owner.cookies).toEqual([]);

    const second = await owner.trpc.sketches.share({ sketchId });
    expect((await refusal(person(rt).trpc.passes.redeem({ token, name: 'Late' }))).code).toBe('gone');
    await gus.trpc.room.view({ roomId });
    rt.events.length = 0;
    await owner.trpc.sketches.unshare({ sketchId });
    expect(rt.events[0]).toEqual({ type: 'room.access-changed', roomId });
    const closed = [
      gus.trpc.room.view({ roomId }),
      mia.trpc.room.view({ roomId }),
      person(rt).trpc.passes.redeem({ token: second.token, name: 'Late' }),
    ];
    for (const error of await Promise.all(closed.map(refusal))) expect(error.code).toBe('gone');
    expect((await list())[0]?.shared).toBe(false);
  });

  it('is put away and brought back', async () => {
    const { rt, owner, list } = await setUp();
    const { sketchId, roomId } = await owner.trpc.sketches.create();
    const { token } = await owner.trpc.sketches.share({ sketchId });
    const guest = person(rt);
    await guest.trpc.passes.redeem({ token, name: 'Gus' });
    rt.events.length = 0;
    await owner.trpc.sketches.archive({ sketchId });
    await owner.trpc.sketches.archive({ sketchId });
    expect(rt.events[0]).toEqual({ type: 'room.access-changed', roomId });
    expect([(await list()).length, (await list(true)).length]).toEqual([0, 1]);
    expect(await owner.trpc.room.view({ roomId })).toMatchObject({
      sketch: { archived: true },
      can: { 'board.edit': false, 'board.read': true },
    });
    const refused = [
      guest.trpc.room.view({ roomId }),
      owner.trpc.sketches.share({ sketchId }),
      person(rt).trpc.passes.preview({ token }),
    ];
    const codes = (await Promise.all(refused.map(refusal))).map((error) => error.code);
    expect(codes).toEqual(['gone', 'forbidden', 'gone']);
    await owner.trpc.sketches.unarchive({ sketchId });
    expect([(await list()).length, (await list(true)).length]).toEqual([1, 0]);
    expect(await guest.trpc.room.view({ roomId })).toMatchObject({ can: { 'board.edit': true } });
    expect(await db.auditEntry.count({ where: { subjectId: sketchId } })).toBe(4);
  });

  it('is hidden from other workspaces, and not managed by guests', async () => {
    const { rt, owner } = await setUp();
    const { sketchId } = await owner.trpc.sketches.create();
    const { token } = await owner.trpc.sketches.share({ sketchId });
    const guest = person(rt);
    await guest.trpc.passes.redeem({ token, name: 'Gus' });
    const stranger = person(rt, (await newWorkspace(rt)).owner);
    expect(await stranger.trpc.sketches.list({ archived: false })).toEqual([]);
    for (const [{ trpc }, code] of [
      [stranger, 'not_found'],
      [guest, 'unauthenticated'],
    ] as const) {
      const calls = [
        trpc.sketches.rename({ sketchId, name: 'Mine' }),
        trpc.sketches.archive({ sketchId }),
        trpc.sketches.unarchive({ sketchId }),
        trpc.sketches.share({ sketchId }),
        trpc.sketches.unshare({ sketchId }),
      ];
      for (const error of await Promise.all(calls.map(refusal))) expect(error.code).toBe(code);
    }
    const { interviewId } = await newInterview(rt, await newWorkspace(rt));
    expect((await refusal(owner.trpc.sketches.archive({ sketchId: interviewId }))).code).toBe('not_found');
  });
});

describe('the saved board', () => {
  it('is read from a log of any length', async () => {
    const { rt, owner } = await setUp();
    const { roomId } = await owner.trpc.sketches.create();
    const names = Array.from({ length: 600 }, (_, i) => `n${i}`);
    await draw(rt, roomId, names);
    expect(await db.boardUpdate.count({ where: { roomId } })).toBe(601);
    const snapshot = await readBoardSnapshot(rt, await accessOf(rt, owner, roomId));
    expect(new Set(namesOn(snapshot))).toEqual(new Set(names));
    expect(snapshot.schema).toBeDefined();
  });

  it('starts an interview as a copy of a sketch that the creator can see', async () => {
    const { rt, owner } = await setUp();
    const { sketchId, roomId } = await owner.trpc.sketches.create();
    await draw(rt, roomId, ['gateway', 'queue']);
    const input = { ...interviewInput(rt), startingSketchId: sketchId };
    const made = await owner.trpc.interviews.create(input);
    const read = async (id: string) => readBoardSnapshot(rt, await accessOf(rt, owner, id));
    expect(namesOn(await read(made.roomId)).sort()).toEqual(['gateway', 'queue']);
    expect(await db.boardUpdate.count({ where: { roomId: made.roomId } })).toBe(1);
    await draw(rt, made.roomId, ['drawn in the interview']);
    expect(namesOn(await read(roomId)).sort()).toEqual(['gateway', 'queue']);

    const elsewhere = await newWorkspace(rt);
    const stranger = person(rt, elsewhere.owner);
    expect((await refusal(stranger.trpc.interviews.create(input))).code).toBe('not_found');
    expect(await db.interview.count({ where: { room: { workspaceId: elsewhere.workspaceId } } })).toBe(0);
  });

  it('is closed to candidates who are not in', async () => {
    const { rt, workspace } = await setUp();
    const interview = await newInterview(rt, workspace);
    const { roomId, interviewer } = interview;
    const read = async (who: typeof interviewer | ReturnType<typeof person>) =>
      readBoardSnapshot(rt, await accessOf(rt, who, roomId));
    const waiting = await newCandidate(rt, interview);
    expect((await refusal(read(waiting))).code).toBe('forbidden');
    const candidate = await admittedCandidate(rt, interview);
    await read(candidate);
    await interviewer.trpc.room.end({ roomId });
    expect((await refusal(read(candidate))).code).toBe('forbidden');
    await read(interviewer);
  });
});

it('a new board has its first page, the same bytes for everyone', async () => {
  const { rt, owner } = await setUp();
  const { roomId } = await owner.trpc.sketches.create();
  const doc = await readBoard(rt, roomId);
  expect(recordsOf(doc).has('page:page')).toBe(true);
  const copy = createBoardDoc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect(recordsOf(copy).size).toBe(recordsOf(doc).size);
});
