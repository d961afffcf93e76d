import { type RecordStructs, StoredBoard } from '@/lib/board/storedBoard';
import type { StructId } from '@/lib/board/structs';
import { personColor } from '@/lib/people';
import type { AuthorMark, BoardAuthorsView } from '@/lib/schemas/board';
import { editsOf, type LogRow } from '@/lib/sync/packedEdits';
import { type Found, StructSearch } from '@/lib/sync/structSearch';
import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { readBoard } from './readBoard';

/** Rows of the log read at once: a few hundred kilobytes of ordinary edits. */
const PAGE = 250;

/** As many edits are looked through, from now back: hours of drawing by several people. */
export const MAX_LOOKED = 200_000;

/** The longest time without letting others have their turn, in milliseconds. */
const TURN_MS = 8;

/**
 * Who made some shapes and who changed them last, with times, from the log. A shape that is not in the log yet
 * is left out.
 * @throws AppError `forbidden` for those who may not look back
 */
export async function boardAuthors(
  rt: Pick<Runtime, 'db'>,
  access: RoomAccess,
  { shapeIds }: { shapeIds: string[] },
  maxLooked = MAX_LOOKED,
): Promise<BoardAuthorsView> {
  access.require('board.read');
  access.require('history.read');
  const { roomId } = access;
  const shapes = await structsOf(rt, roomId, shapeIds);
  const search = new StructSearch([...shapes.values()].flatMap(({ made, changed }) => [made, ...changed]));
  const isWhole = await lookBack(rt, roomId, search, maxLooked);
  const nameOf = await readNames(rt, roomId);
  const mark = (structs: StructId[]) => {
    const found = structs.flatMap((struct) => {
      const edit = search.of(struct);
      return edit ? [{ edit, client: struct.client }] : [];
    });
    found.sort((a, b) => a.edit.newer - b.edit.newer);
    const [latest] = found;
    return latest ? nameOf(latest.edit, latest.client) : null;
  };
  return {
    shapes: [...shapes].map(([shapeId, { made, changed }]) => ({
      shapeId,
      made: mark([made]),
      changed: mark([made, ...changed]),
    })),
    lookedAt: isWhole ? null : search.looked,
  };
}

async function structsOf(
  rt: Pick<Runtime, 'db'>,
  roomId: string,
  shapeIds: readonly string[],
): Promise<Map<string, RecordStructs>> {
  const doc = await readBoard(rt, roomId);
  try {
    const stored = new StoredBoard(doc);
    const found = new Map<string, RecordStructs>();
    for (const id of shapeIds) {
      const structs = stored.structsOf(id);
      if (structs) found.set(id, structs);
    }
    return found;
  } finally {
    doc.destroy();
  }
}

/** Goes back along the log. Returns false if it stopped before the beginning with something left to find. */
async function lookBack(
  rt: Pick<Runtime, 'db'>,
  roomId: string,
  search: StructSearch,
  maxLooked: number,
): Promise<boolean> {
  let turnEndsAt = performance.now() + TURN_MS;
  for await (const row of rowsBack(rt, roomId)) {
    for (const edit of editsOf(row).reverse()) {
      if (search.isOver) return true;
      if (search.looked >= maxLooked) return false;
      search.look(edit);
      if (performance.now() < turnEndsAt) continue;
      await new Promise((resolve) => setImmediate(resolve));
      turnEndsAt = performance.now() + TURN_MS;
    }
  }
  return true;
}

/** The log of a room from its end, read page by page. */
async function* rowsBack(rt: Pick<Runtime, 'db'>, roomId: string): AsyncIterable<LogRow> {
  for (let before: bigint | null = null; ; ) {
    const rows: (LogRow & { seq: bigint })[] = await rt.db.boardUpdate.findMany({
      where: { roomId, ...(before !== null && { seq: { lt: before } }) },
      orderBy: { seq: 'desc' },
      take: PAGE,
      select: { seq: true, at: true, actorId: true, bytes: true, packed: true },
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    before = last.seq;
  }
}

/** Gives the people of the log their names. What somebody only passed on is its owner's, where that is known. */
async function readNames(
  rt: Pick<Runtime, 'db'>,
  roomId: string,
): Promise<(found: Found, client: number) => AuthorMark> {
  const [actors, checkpoint] = await Promise.all([
    rt.db.boardActor.findMany({ where: { roomId }, select: { id: true, kind: true, name: true } }),
    rt.db.boardCheckpoint.findFirst({
      where: { roomId, setAside: null },
      orderBy: { seq: 'desc' },
      select: { writers: true },
    }),
  ]);
  const known = new Map(actors.map((actor) => [actor.id, actor]));
  const owners = new Map<unknown, string>();
  for (const [actorId, clients] of Object.entries(checkpoint?.writers ?? {})) {
    for (const client of Array.isArray(clients) ? clients : []) owners.set(client, actorId);
  }
  return ({ actorId, at, isBrought }, client) => {
    const personId = (isBrought ? owners.get(client) : undefined) ?? actorId;
    const actor = known.get(personId);
    return {
      personId,
      name: actor?.name ?? 'Someone',
      color: personColor(personId),
      at: new Date(at).toISOString(),
      isSystem: actor?.kind === 'system',
    };
  };
}
