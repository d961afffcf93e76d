import * as Y from 'yjs';
import { type BoardSnapshotData, createBoardDoc, toSnapshot } from '@/lib/board/document';
import { editsOf } from '@/lib/sync/packedEdits';
import type { RoomAccess } from '@/server/auth/roomAccess';
import { sha256 } from '@/server/crypto';
import type { Runtime } from '@/server/runtime';

/** Rows of the log read at once: a few hundred kilobytes of ordinary edits. */
const PAGE = 250;

/**
 * The board of a room as its log has it: the newest checkpoint and what was drawn after it, read page by page.
 * The caller destroys the document.
 */
export async function readBoard(rt: Pick<Runtime, 'db'>, roomId: string): Promise<Y.Doc> {
  const doc = createBoardDoc();
  for (let after = await beginWithCheckpoint(rt, roomId, doc); ; ) {
    const rows = await rt.db.boardUpdate.findMany({
      where: { roomId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: PAGE,
      select: { seq: true, at: true, actorId: true, bytes: true, packed: true },
    });
    doc.transact(() => {
      for (const { bytes } of rows.flatMap(editsOf)) Y.applyUpdate(doc, bytes);
    });
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return doc;
    after = last.seq;
  }
}

/** Applies the newest checkpoint that is whole. Returns its row; 0 where there is none. */
async function beginWithCheckpoint(rt: Pick<Runtime, 'db'>, roomId: string, doc: Y.Doc): Promise<bigint> {
  const checkpoint = await rt.db.boardCheckpoint.findFirst({
    where: { roomId, setAside: null },
    orderBy: { seq: 'desc' },
    select: { seq: true, state: true, sha256: true },
  });
  // A damaged one is set aside by whoever next opens the room; until then the log is read from its beginning.
  if (!checkpoint || sha256(checkpoint.state) !== checkpoint.sha256) return 0n;
  Y.applyUpdate(doc, checkpoint.state);
  return checkpoint.seq;
}

/** The saved board as tldraw loads it. @throws AppError `forbidden` for those who may not see it */
export async function readBoardSnapshot(
  rt: Pick<Runtime, 'db'>,
  access: RoomAccess,
): Promise<BoardSnapshotData> {
  access.require('board.read');
  const doc = await readBoard(rt, access.roomId);
  try {
    return toSnapshot(doc);
  } finally {
    doc.destroy();
  }
}
