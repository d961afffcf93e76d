import * as Y from 'yjs';
import { type BoardSnapshotData, createBoardDoc, toSnapshot } from '@/lib/board/document';
import { type LogSpan, LogWalk, MarkCollector, type Moment } from '@/lib/sync/logMoments';
import { editsOf, type LoggedEdit, type LogRow } from '@/lib/sync/packedEdits';
import type { RoomAccess } from '@/server/auth/roomAccess';
import { sha256 } from '@/server/crypto';
import type { Runtime } from '@/server/runtime';

/** Rows of the log read at once: a few hundred kilobytes of ordinary edits. */
const PAGE = 250;

/** A board as it once was: what was on it, after how many edits, and when the last of them was made. */
export type BoardMoment = { snapshot: BoardSnapshotData; edit: number; at: Date | null };

/**
 * The board as it was at a moment, exact to the edit. Before the first edit it is empty but for a page; beyond
 * the last it is the board of now.
 * @throws AppError `forbidden` for those who may not look back
 */
export async function boardAt(
  rt: Pick<Runtime, 'db'>,
  access: RoomAccess,
  moment: Moment,
): Promise<BoardMoment> {
  access.require('board.read');
  access.require('history.read');
  const { roomId } = access;
  const checkpoints = await checkpointsOf(rt, roomId);
  const walk = new LogWalk(moment);
  let base = 0n;
  let edits: LoggedEdit[] = [];
  for await (const row of rowsOf(rt, roomId)) {
    edits.push(...editsOf(row).filter((edit) => walk.pass(edit)));
    if (walk.isOver) break;
    if (!checkpoints.has(row.seq)) continue;
    // What the checkpoint has need not be kept.
    base = row.seq;
    edits = [];
  }
  const doc = createBoardDoc();
  try {
    if (base > 0n && !(await applyCheckpoint(rt, roomId, base, doc))) {
      edits = await firstEdits(rt, roomId, walk.edits);
    }
    doc.transact(() => {
      for (const { bytes } of edits) Y.applyUpdate(doc, bytes);
    });
    return {
      snapshot: toSnapshot(doc),
      edit: walk.edits,
      at: walk.time === null ? null : new Date(walk.time),
    };
  } finally {
    doc.destroy();
  }
}

/**
 * From when to when the log of a board goes, how many edits it has, and points to choose from.
 * @throws AppError `forbidden` for those who may not look back
 */
export async function boardSpan(rt: Pick<Runtime, 'db'>, access: RoomAccess): Promise<LogSpan> {
  access.require('board.read');
  access.require('history.read');
  const marks = new MarkCollector();
  for await (const row of rowsOf(rt, access.roomId)) for (const edit of editsOf(row)) marks.add(edit);
  return marks.span();
}

/** The log of a room from its beginning, read page by page. */
async function* rowsOf(rt: Pick<Runtime, 'db'>, roomId: string): AsyncIterable<LogRow & { seq: bigint }> {
  for (let after = 0n; ; ) {
    const rows = await rt.db.boardUpdate.findMany({
      where: { roomId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: PAGE,
      select: { seq: true, at: true, actorId: true, bytes: true, packed: true },
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.seq;
  }
}

async function checkpointsOf(rt: Pick<Runtime, 'db'>, roomId: string): Promise<ReadonlySet<bigint>> {
  const found = await rt.db.boardCheckpoint.findMany({
    where: { roomId, setAside: null },
    select: { seq: true },
  });
  return new Set(found.map(({ seq }) => seq));
}

/** Applies the checkpoint of this row. Returns false if it has gone or is damaged; the log has it all. */
async function applyCheckpoint(
  rt: Pick<Runtime, 'db'>,
  roomId: string,
  seq: bigint,
  doc: Y.Doc,
): Promise<boolean> {
  const checkpoint = await rt.db.boardCheckpoint.findUnique({
    where: { roomId_seq: { roomId, seq } },
    select: { state: true, sha256: true },
  });
  if (!checkpoint || sha256(checkpoint.state) !== checkpoint.sha256) return false;
  Y.applyUpdate(doc, checkpoint.state);
  return true;
}

async function firstEdits(rt: Pick<Runtime, 'db'>, roomId: string, count: number): Promise<LoggedEdit[]> {
  const edits: LoggedEdit[] = [];
  for await (const row of rowsOf(rt, roomId)) {
    if (edits.length >= count) break;
    edits.push(...editsOf(row));
  }
  return edits.slice(0, count);
}
