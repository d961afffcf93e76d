import * as Y from 'yjs';
import { type BoardSnapshotData, createBoardDoc, toSnapshot } from '@/lib/board/document';
import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';

/** Rows of the log read at once: a few hundred kilobytes of ordinary edits. */
const PAGE = 250;

/** The board of a room as its log has it, read page by page. The caller destroys the document. */
export async function readBoard(rt: Pick<Runtime, 'db'>, roomId: string): Promise<Y.Doc> {
  const doc = createBoardDoc();
  for (let after = 0n; ; ) {
    const rows = await rt.db.boardUpdate.findMany({
      where: { roomId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: PAGE,
      select: { seq: true, bytes: true },
    });
    for (const row of rows) Y.applyUpdate(doc, row.bytes);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return doc;
    after = last.seq;
  }
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
