import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { StoredBoard } from '@/lib/board/storedBoard';
import { makeShape } from '@/lib/board/testing';
import { personColor } from '@/lib/people';
import { type LoggedEdit, packEdits } from '@/lib/sync/packedEdits';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, type TestRuntime, testRuntime } from '@/server/testing/factories';
import { accessOf, admittedCandidate, newInterview, person, refusal } from '@/server/testing/people';
import { boardAuthors } from './boardAuthors';
import { readBoard } from './readBoard';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const MINUTE = 60_000;

/** People who draw on a saved board, each in a document of their own; each edit is a minute after the last. */
async function drawers(rt: TestRuntime, roomId: string, people: Record<string, string>) {
  const start = rt.now().getTime();
  const edits: LoggedEdit[] = [];
  const docs = new Map<string, Y.Doc>();
  for (const [actorId, name] of Object.entries(people)) {
    const doc = await readBoard(rt, roomId);
    doc.clientID = docs.size + 100;
    docs.set(actorId, doc);
    await db.boardActor.create({ data: { roomId, id: actorId, kind: 'member', name } });
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'others') return;
      edits.push({ actorId, at: start + (edits.length + 1) * MINUTE, bytes });
      for (const other of docs.values()) if (other !== doc) Y.applyUpdate(other, bytes, 'others');
    });
  }
  const put = (actorId: string, shape: ReturnType<typeof makeShape>) => {
    const doc = docs.get(actorId) as Y.Doc;
    doc.transact(() => new StoredBoard(doc).put(shape));
  };
  return {
    edits,
    put,
    at: (edit: number) => new Date(start + edit * MINUTE).toISOString(),
    /** Writes what was drawn as rows of several edits, as the sync server does. */
    async save(perRow = 3) {
      const rows = [];
      for (let i = 0; i < edits.length; i += perRow) {
        const packed = edits.slice(i, i + perRow);
        const [first] = packed as [LoggedEdit];
        const bytes = new Uint8Array(packEdits(packed));
        rows.push({
          ...{ roomId, seq: BigInt(2 + i / perRow), at: new Date(first.at), packed: true },
          ...{ actorId: first.actorId, bytes },
        });
      }
      await db.boardUpdate.createMany({ data: rows });
      for (const doc of docs.values()) doc.destroy();
    },
  };
}

const setUp = async () => {
  const rt = testRuntime(db);
  const interview = await newInterview(rt, await newWorkspace(rt));
  return { rt, interview, roomId: interview.roomId };
};

describe('who drew what', () => {
  it('is read from the log, with times', async () => {
    const { rt, interview, roomId } = await setUp();
    const ines = `member:${interview.interviewer.member.memberId}`;
    const board = await drawers(rt, roomId, { [ines]: 'Ines', 'pass:ada': 'Ada' });
    board.put('pass:ada', makeShape('geo', 'one'));
    board.put('pass:ada', makeShape('geo', 'two'));
    board.put(ines, makeShape('geo', 'one', { x: 50 }));
    board.put('pass:ada', makeShape('geo', 'three'));
    await board.save();
    const shapeIds = ['shape:two', 'shape:one', 'shape:nowhere'];
    const answer = await interview.panelist.trpc.room.boardAuthors({ roomId, shapeIds });
    const ada = { personId: 'pass:ada', name: 'Ada', color: personColor('pass:ada'), isSystem: false };
    expect(answer).toEqual({
      shapes: [
        { shapeId: 'shape:two', made: { ...ada, at: board.at(2) }, changed: { ...ada, at: board.at(2) } },
        {
          shapeId: 'shape:one',
          made: { ...ada, at: board.at(1) },
          changed: {
            personId: ines,
            name: 'Ines',
            color: personColor(ines),
            isSystem: false,
            at: board.at(3),
          },
        },
      ],
      lookedAt: null,
    });
  });

  it('is the owner’s where somebody else brought it, and says what was there from the beginning', async () => {
    const { rt, interview, roomId } = await setUp();
    const board = await drawers(rt, roomId, { 'pass:ada': 'Ada', 'member:noor': 'Noor' });
    board.put('pass:ada', makeShape('geo', 'one'));
    const [edit] = board.edits as [LoggedEdit];
    edit.brought = true;
    edit.actorId = 'member:noor';
    await board.save();
    const state = Y.encodeStateAsUpdate(await readBoard(rt, roomId));
    const writers = { 'pass:ada': [100] };
    await db.boardCheckpoint.create({
      data: { roomId, seq: 2n, state: new Uint8Array(state), writers, sha256: 'another' },
    });
    const { trpc } = interview.interviewer;
    const { shapes } = await trpc.room.boardAuthors({ roomId, shapeIds: ['shape:one'] });
    expect(shapes[0]?.made?.name).toBe('Ada');

    const owner = person(rt, interview.workspace.owner);
    const sketch = await owner.trpc.sketches.create();
    await db.boardUpdate.update({
      where: { roomId_seq: { roomId: sketch.roomId, seq: 1n } },
      data: { bytes: new Uint8Array(state) },
    });
    const copied = await owner.trpc.room.boardAuthors({ roomId: sketch.roomId, shapeIds: ['shape:one'] });
    expect(copied.shapes[0]?.made?.isSystem).toBe(true);
  });

  it('looks back over thousands of edits, no further than it may, and lets others have their turn', async () => {
    const { rt, interview, roomId } = await setUp();
    const board = await drawers(rt, roomId, { 'pass:ada': 'Ada', 'member:noor': 'Noor' });
    board.put('pass:ada', makeShape('geo', 'first'));
    board.put('member:noor', makeShape('geo', 'dragged'));
    for (let x = 1; x <= 3_000; x++) board.put('member:noor', makeShape('geo', 'dragged', { x }));
    await board.save(40);
    const access = await accessOf(rt, interview.interviewer, roomId);
    const shapeIds = ['shape:first', 'shape:dragged'];
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    const whole = await boardAuthors(rt, access, { shapeIds });
    clearInterval(others);
    expect(turns).toBeGreaterThan(0);
    expect(whole.shapes.map(({ made }) => made?.name)).toEqual(['Ada', 'Noor']);
    expect(whole.shapes[1]?.changed?.at).toBe(board.at(3_002));
    const cut = await boardAuthors(rt, access, { shapeIds }, 100);
    expect(cut.lookedAt).toBe(100);
    expect(cut.shapes.map(({ made, changed }) => [made, changed?.name])).toEqual([
      [null, undefined],
      [null, 'Noor'],
    ]);
  });

  it('is told to staff and to members in a sketch only', async () => {
    const { rt, interview, roomId } = await setUp();
    const candidate = await admittedCandidate(rt, interview);
    const input = { shapeIds: ['shape:one'] };
    expect((await refusal(candidate.trpc.room.boardAuthors({ roomId, ...input }))).code).toBe(
      'unauthenticated',
    );
    const asCandidate = await accessOf(rt, candidate, roomId);
    expect(await refusal(boardAuthors(rt, asCandidate, input))).toMatchObject({
      code: 'forbidden',
      message: 'You cannot look back on this board here.',
    });
    const owner = person(rt, interview.workspace.owner);
    const sketch = await owner.trpc.sketches.create();
    const { token } = await owner.trpc.sketches.share({ sketchId: sketch.sketchId });
    const guest = person(rt);
    await guest.trpc.passes.redeem({ token, name: 'Gus' });
    const asGuest = await accessOf(rt, guest, sketch.roomId);
    expect((await refusal(boardAuthors(rt, asGuest, input))).code).toBe('forbidden');
    expect(await owner.trpc.room.boardAuthors({ roomId: sketch.roomId, ...input })).toEqual({
      shapes: [],
      lookedAt: null,
    });
  });

  it('is asked for by shapes only, and for so many at once', async () => {
    const { interview, roomId } = await setUp();
    const ask = (shapeIds: string[]) => interview.interviewer.trpc.room.boardAuthors({ roomId, shapeIds });
    await expect(ask([])).rejects.toThrow('Select a shape first.');
    await expect(ask(['page:page'])).rejects.toThrow('This is no shape.');
    await expect(ask(Array.from({ length: 101 }, (_, i) => `shape:${i}`))).rejects.toThrow('at most 100');
  });
});
