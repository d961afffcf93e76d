import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { toSnapshot } from '@/lib/board/document';
import { readTldrawFile } from '@/lib/board/files/readTldrawFile';
import { writeMermaid } from '@/lib/board/mermaid/writeMermaid';
import type { BoardRecord } from '@/lib/board/schema';
import { makePeer, makeShape } from '@/lib/board/testing';
import { type LoggedEdit, packEdits } from '@/lib/sync/packedEdits';
import { sha256 } from '@/server/crypto';
import { setRuntime } from '@/server/runtime';
import { boardAt, boardSpan } from '@/server/services/board/boardAt';
import { boardFile } from '@/server/services/board/boardFile';
import { readBoard } from '@/server/services/board/readBoard';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, type TestRuntime, testRuntime } from '@/server/testing/factories';
import {
  accessOf,
  admittedCandidate,
  newInterview,
  person,
  refusal,
  type TestPerson,
} from '@/server/testing/people';
import { handleBoard } from './board';

const { db, drop } = await createTestDatabase();
afterAll(drop);

const START = Date.parse('2026-03-02T10:00:00Z');

/** What the board was after each edit, and when that was made. */
type Recorded = { at: number; board: unknown }[];

/** Random numbers below a limit, the same for the same seed. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/**
 * Draws at random on a room's board and writes its log as the sync server does: some edits in rows of their own,
 * some packed, with a checkpoint now and then.
 */
async function draw(roomId: string, steps: number, seed: number): Promise<Recorded> {
  const below = random(seed);
  const before = await readBoard({ db }, roomId);
  const peer = makePeer(1_000 + seed);
  Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(before));
  const recorded: Recorded = [{ at: START, board: toSnapshot(before) }];
  before.destroy();
  let at = START;
  let waiting: LoggedEdit[] = [];
  let seq = 1n;
  const flush = async () => {
    const [first] = waiting;
    if (!first) return;
    seq += 1n;
    const packed = waiting.length > 1;
    const bytes = new Uint8Array(packed ? packEdits(waiting) : first.bytes);
    await db.boardUpdate.create({
      data: { roomId, seq, at: new Date(first.at), actorId: first.actorId, bytes, packed },
    });
    waiting = [];
    if (below(4) > 0) return;
    const state = new Uint8Array(Y.encodeStateAsUpdate(peer.doc));
    await db.boardCheckpoint.create({ data: { roomId, seq, state, writers: {}, sha256: sha256(state) } });
  };
  peer.doc.on('update', (bytes: Uint8Array) => {
    at += 1 + below(3_000);
    waiting.push({ actorId: `member:${below(3)}`, at, bytes });
    recorded.push({ at, board: toSnapshot(peer.doc) });
  });
  const ids: string[] = [];
  for (let step = 0; step < steps; step++) {
    const one = ids[below(ids.length)];
    if (!one || below(3) === 0) {
      ids.push(`s${step}`);
      peer.put(makeShape(below(2) ? 'geo' : 'component', `s${step}`, { x: step, y: below(500) }));
    } else if (below(5) === 0) {
      ids.splice(ids.indexOf(one), 1);
      peer.remove(`shape:${one}`);
    } else peer.change(one, { x: below(9_000), y: below(9_000) });
    peer.flush();
    if (below(3) === 0) await flush();
  }
  await flush();
  peer.unbind();
  peer.doc.destroy();
  return recorded;
}

const setUp = async () => {
  const rt = testRuntime(db);
  const workspace = await newWorkspace(rt);
  const interview = await newInterview(rt, workspace);
  return { rt, workspace, interview, owner: person(rt, workspace.owner) };
};

describe('a board at a moment of its log', () => {
  it.each([1, 2, 3])('is what it was, by number of edits and by time (seed %i)', async (seed) => {
    const { rt, owner } = await setUp();
    const { roomId } = await owner.trpc.sketches.create();
    await db.boardUpdate.updateMany({ where: { roomId }, data: { at: new Date(START) } });
    const recorded = await draw(roomId, 60, seed);
    expect(recorded.length).toBeGreaterThan(40);
    const access = await accessOf(rt, owner, roomId);
    for (const [i, { at, board }] of recorded.entries()) {
      const byNumber = await boardAt(rt, access, { edits: i + 1 });
      expect(byNumber).toEqual({ snapshot: board, edit: i + 1, at: new Date(at) });
      const byTime = await boardAt(rt, access, { time: at });
      expect(byTime.snapshot).toEqual(board);
      // Until the next edit it stays so.
      const next = recorded[i + 1]?.at ?? at + 60_000;
      if (next > at + 1) expect((await boardAt(rt, access, { time: next - 1 })).edit).toBe(i + 1);
    }
    const span = await boardSpan(rt, access);
    expect(span.edits).toBe(recorded.length);
    expect(span.marks).toEqual(recorded.map(({ at }, i) => ({ edit: i + 1, at })));
  });

  it('does not depend on checkpoints that are damaged', async () => {
    const { rt, owner } = await setUp();
    const { roomId } = await owner.trpc.sketches.create();
    const recorded = await draw(roomId, 40, 9);
    const access = await accessOf(rt, owner, roomId);
    const { count } = await db.boardCheckpoint.updateMany({ where: { roomId }, data: { sha256: 'wrong' } });
    expect(count).toBeGreaterThan(0);
    const last = await boardAt(rt, access, { edits: recorded.length });
    expect(last.snapshot).toEqual(recorded.at(-1)?.board);
  });

  it('is an empty page before the first edit, and the board of now after the last', async () => {
    const { rt, owner } = await setUp();
    const { roomId } = await owner.trpc.sketches.create();
    const recorded = await draw(roomId, 10, 4);
    const access = await accessOf(rt, owner, roomId);
    const none = await boardAt(rt, access, { edits: 0 });
    expect(none).toMatchObject({ edit: 0, at: null });
    expect(Object.keys(none.snapshot.store).sort()).toEqual(['document:document', 'page:page']);
    const last = await boardAt(rt, access, { edits: 999 });
    expect(last.edit).toBe(recorded.length);
    expect(last.snapshot).toEqual(recorded.at(-1)?.board);
  });
});

/** Asks for a board over HTTP, with the passes of this person. */
async function get(rt: TestRuntime, who: TestPerson, roomId: string, query = ''): Promise<Response> {
  setRuntime(rt);
  const cookie = who.cookies.map((line) => line.split(';')[0]).join('; ');
  const request = new Request(`http://localhost/api/rooms/${roomId}/board${query}`, { headers: { cookie } });
  return handleBoard(request, { params: Promise.resolve({ roomId }) });
}

describe('who may look back', () => {
  it('is the panel, overseers, and members in sketches', async () => {
    const { rt, interview, owner } = await setUp();
    const { roomId } = interview;
    for (const who of [interview.interviewer, interview.panelist, owner]) {
      const access = await accessOf(rt, who, roomId);
      expect((await boardAt(rt, access, { edits: 1 })).edit).toBe(1);
      expect((await who.trpc.room.boardSpan({ roomId })).edits).toBe(1);
    }
    const sketch = await owner.trpc.sketches.create();
    expect((await owner.trpc.room.boardSpan({ roomId: sketch.roomId })).edits).toBe(1);
  });

  it('is no candidate and no guest: they have the board of now, while they may read it', async () => {
    const { rt, interview, owner } = await setUp();
    const { roomId } = interview;
    const candidate = await admittedCandidate(rt, interview);
    const access = await accessOf(rt, candidate, roomId);
    const words = 'You cannot look back on this board here.';
    expect(await refusal(boardAt(rt, access, { edits: 1 }))).toMatchObject({
      code: 'forbidden',
      message: words,
    });
    expect(await refusal(candidate.trpc.room.boardSpan({ roomId }))).toMatchObject({
      code: 'unauthenticated',
    });
    expect((await get(rt, candidate, roomId)).status).toBe(200);
    expect((await get(rt, candidate, roomId, '?format=json')).status).toBe(200);
    for (const query of ['?at=1', '?format=json&at=1', '?format=tldr&at=2026-03-02T10:00:00Z']) {
      expect((await get(rt, candidate, roomId, query)).status).toBe(403);
    }
    await interview.interviewer.trpc.room.end({ roomId });
    for (const query of ['', '?format=json', '?format=tldr']) {
      expect((await get(rt, candidate, roomId, query)).status).toBe(403);
    }
    const { sketchId, roomId: sketchRoom } = await owner.trpc.sketches.create();
    const guest = person(rt);
    const { token } = await owner.trpc.sketches.share({ sketchId });
    await guest.trpc.passes.redeem({ token, name: 'Gus' });
    expect((await get(rt, guest, sketchRoom, '?format=tldr')).status).toBe(200);
    expect((await get(rt, guest, sketchRoom, '?at=1')).status).toBe(403);
    expect((await get(rt, person(rt), sketchRoom)).status).toBe(401);
  });
});

describe('a board as a file', () => {
  it('has a name without what only staff may know, and is what it says', async () => {
    const { rt, interview } = await setUp();
    const { roomId } = interview;
    const candidate = await admittedCandidate(rt, interview);
    await draw(roomId, 12, 5);
    const json = await get(rt, candidate, roomId, '?format=json');
    expect(json.headers.get('content-disposition')).toBe(
      `attachment; filename="Board-2026-03-02.json"; filename*=UTF-8''Board-2026-03-02.json`,
    );
    expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const file = await json.json();
    const doc = await readBoard({ db }, roomId);
    const { store } = toSnapshot(doc);
    doc.destroy();
    expect(file).toMatchObject({ format: 'drawbridge-board', version: 1, title: 'Board', moment: null });
    expect(file.records).toEqual(Object.values(store));
    const tldr = await get(rt, candidate, roomId, '?format=tldr');
    expect(tldr.headers.get('content-type')).toBe('application/vnd.tldraw+json; charset=utf-8');
    expect(readTldrawFile(await tldr.text()).records).toEqual(Object.values(store));
    const mermaid = await get(rt, candidate, roomId, '?format=mermaid');
    expect(mermaid.headers.get('content-type')).toBe('text/vnd.mermaid; charset=utf-8');
    expect(mermaid.headers.get('content-disposition')).toContain('Board-2026-03-02.mmd');
    expect(await mermaid.text()).toBe(writeMermaid(Object.values(store) as BoardRecord[], null));
  });

  it('is called what the interview or the sketch is called, for those who work there', async () => {
    const { rt, interview, owner } = await setUp();
    const moment = { edits: 1 };
    const access = await accessOf(rt, interview.panelist, interview.roomId);
    const { name: staffName } = await boardFile(rt, access, 'tldr', moment);
    expect(staffName).toMatch(/^Ada-Quill-\d{4}-\d\d-\d\d\.tldr$/);
    const { sketchId, roomId } = await owner.trpc.sketches.create();
    await owner.trpc.sketches.rename({ sketchId, name: 'Zahlung & Co.' });
    const { name, text } = await boardFile(rt, await accessOf(rt, owner, roomId), 'json', moment);
    expect(name).toMatch(/^Zahlung-Co-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse(text)).toMatchObject({ title: 'Zahlung & Co.', moment: { edit: 1 } });
  });

  it.each([
    ['?at=yesterday', 'at'],
    ['?at=', 'at'],
    ['?at=-1', 'at'],
    ['?format=docx', 'docx'],
    ['?format=', 'written'],
  ])('is refused with a sentence: %s', async (query, word) => {
    const { rt, interview } = await setUp();
    const candidate = await admittedCandidate(rt, interview);
    const answer = await get(rt, candidate, interview.roomId, query);
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error.code).toBe('invalid');
    expect(error.message).toContain(word === 'at' ? 'This moment cannot be read.' : word);
  });
});
