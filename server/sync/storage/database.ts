import { editsOf, packEdits } from '@/lib/sync/packedEdits';
import type { PrismaClient } from '@/prisma/generated/client';
import { sha256 } from '@/server/crypto';
import { type BoardStorage, EMPTY_LOG, type LogEntry, type RoomWrite } from './storage';

/** Rows read at once: those of people who draw are some kilobytes each. */
const PAGE = 500;

/** Actors remembered as stored, so that a write does not carry them; the memory is cleared beyond this many. */
const KNOWN_ACTORS = 10_000;

/** Checkpoints are left this many rows apart: some minutes of drawing. */
const CHECKPOINT_SPACING = 2_000n;

/**
 * Writes rows where the one before them is there, and tells for each of them what became of it. One statement is
 * a unit by itself, and one journey to the database. What is looked up in other tables stands in subqueries of
 * one value: joins and EXISTS may be planned as a hash of the whole table, and the log is a long one.
 */
const APPEND = `
  WITH people AS (
    INSERT INTO "BoardActor" ("roomId", "id", "kind", "name")
    SELECT person.*
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS person("roomId", "id", "kind", "name")
    WHERE (SELECT true FROM "Room" WHERE "Room"."id" = person."roomId")
    ON CONFLICT ("roomId", "id") DO UPDATE SET "kind" = EXCLUDED."kind", "name" = EXCLUDED."name"
  ), given AS (
    SELECT row.*, (SELECT true FROM "Room" WHERE "Room"."id" = row."roomId") AS "exists"
    FROM unnest($5::text[], $6::bigint[], $7::timestamptz[], $8::text[], $9::bytea[], $10::boolean[])
      WITH ORDINALITY AS row("roomId", "seq", "at", "actorId", "bytes", "packed", "number")
  ), written AS (
    INSERT INTO "BoardUpdate" ("roomId", "seq", "at", "actorId", "bytes", "packed")
    SELECT "roomId", "seq", "at" AT TIME ZONE 'UTC', "actorId", "bytes", "packed"
    FROM given
    WHERE "exists" AND ("seq" = 1 OR (
      SELECT true FROM "BoardUpdate" AS before
      WHERE before."roomId" = given."roomId" AND before."seq" = given."seq" - 1
    ))
    ON CONFLICT ("roomId", "seq") DO NOTHING
    RETURNING "roomId", "seq"
  )
  SELECT given."exists", written."roomId" IS NOT NULL AS "written"
  FROM given LEFT JOIN written ON written."roomId" = given."roomId" AND written."seq" = given."seq"
  ORDER BY given."number"`;

/** The database as the log needs it. */
export type LogDatabase = {
  db: PrismaClient;
  /** Makes a statement that is planned once; running it resolves with its rows. */
  prepare<Row extends object>(name: string, sql: string): (values: readonly unknown[]) => Promise<Row[]>;
};

/** The log in the tables BoardUpdate and BoardActor. The numbers of a room's rows have no gaps. */
export function createDatabaseStorage({ db, prepare }: LogDatabase): BoardStorage {
  const known = new Set<string>();
  const append = prepare<{ written: boolean; exists: true | null }>('append edits', APPEND);

  return {
    async *load(roomId, afterSeq = EMPTY_LOG) {
      for (let seq = afterSeq; ; ) {
        const rows = await db.boardUpdate.findMany({
          where: { roomId, seq: { gt: seq } },
          orderBy: { seq: 'asc' },
          take: PAGE,
          select: { seq: true, at: true, actorId: true, bytes: true, packed: true },
        });
        const last = rows.at(-1);
        if (!last) return;
        seq = last.seq;
        yield { edits: rows.flatMap(editsOf), seq };
        if (rows.length < PAGE) return;
      }
    },

    async append(writes) {
      const people = newActors(writes, known);
      const rows = writes.map(toRow);
      const outcomes = await append([
        people.map(({ roomId }) => roomId),
        people.map(({ entry }) => entry.actorId),
        people.map(({ entry }) => entry.actor.kind),
        people.map(({ entry }) => entry.actor.name),
        rows.map(({ roomId }) => roomId),
        rows.map(({ seq }) => seq),
        rows.map(({ at }) => at),
        rows.map(({ actorId }) => actorId),
        rows.map(({ bytes }) => bytes),
        rows.map(({ packed }) => packed),
      ]);
      if (known.size > KNOWN_ACTORS) known.clear();
      for (const { key } of people) known.add(key);
      return outcomes.map(({ written, exists }) => (written ? 'written' : exists ? 'conflict' : 'gone'));
    },

    async heads(roomIds) {
      const rows = await db.boardUpdate.groupBy({
        by: ['roomId'],
        where: { roomId: { in: [...roomIds] } },
        _max: { seq: true },
      });
      return new Map(rows.map(({ roomId, _max }) => [roomId, _max.seq ?? EMPTY_LOG]));
    },

    async readCheckpoint(roomId, onDamaged) {
      for (;;) {
        const row = await db.boardCheckpoint.findFirst({
          where: { roomId, setAside: null },
          orderBy: { seq: 'desc' },
          select: { seq: true, state: true, writers: true, sha256: true },
        });
        if (!row) return null;
        const writers = asWriters(row.writers);
        if (writers && sha256(row.state) === row.sha256) return { seq: row.seq, state: row.state, writers };
        onDamaged(row.seq);
        await this.setAside(roomId, row.seq);
      }
    },

    async writeCheckpoint(roomId, { seq, state, writers }) {
      const row = {
        at: new Date(),
        state: new Uint8Array(state),
        writers,
        sha256: sha256(state),
        setAside: null,
      };
      await db.boardCheckpoint.upsert({
        where: { roomId_seq: { roomId, seq } },
        create: { roomId, seq, ...row },
        update: row,
      });
      const before = await db.boardCheckpoint.findMany({
        where: { roomId, seq: { lt: seq }, setAside: null },
        orderBy: { seq: 'desc' },
        take: 2,
        select: { seq: true },
      });
      const [last, next] = before;
      if (last && last.seq - (next?.seq ?? EMPTY_LOG) < CHECKPOINT_SPACING) {
        await db.boardCheckpoint.deleteMany({ where: { roomId, seq: last.seq } });
      }
    },

    async setAside(roomId, seq) {
      await db.boardCheckpoint.updateMany({ where: { roomId, seq }, data: { setAside: new Date() } });
    },
  };
}

function toRow({ roomId, entries, afterSeq }: RoomWrite) {
  const [first] = entries;
  if (!first) throw new Error('a write without edits');
  const packed = entries.length > 1 || first.brought === true;
  return {
    roomId,
    seq: afterSeq + 1n,
    at: new Date(first.at).toISOString(),
    actorId: first.actorId,
    bytes: asBuffer(packed ? packEdits(entries) : first.bytes),
    packed,
  };
}

/** The same bytes as the driver takes them. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** The actors of these writes that are not stored yet under this name, the latest name of each. */
function newActors(writes: readonly RoomWrite[], known: ReadonlySet<string>) {
  const actors: { roomId: string; entry: LogEntry; key: string }[] = [];
  for (const { roomId, entries } of writes) {
    for (const entry of new Map(entries.map((entry) => [entry.actorId, entry])).values()) {
      const key = JSON.stringify([roomId, entry.actorId, entry.actor.kind, entry.actor.name]);
      if (!known.has(key)) actors.push({ roomId, entry, key });
    }
  }
  return actors;
}

/** Who drew under which ids, or null if that is something else. */
function asWriters(value: unknown): Record<string, number[]> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const isNumbers = (ids: unknown) => Array.isArray(ids) && ids.every((id) => Number.isSafeInteger(id));
  return Object.values(value).every(isNumbers) ? (value as Record<string, number[]>) : null;
}
