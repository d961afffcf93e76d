import type { PrismaClient } from '@/prisma/generated/client';
import { type BoardStorage, EMPTY_LOG, LogConflict, type LogEntry, RoomGone } from './storage';

/** Rows read at once: ordinary edits are some 50 bytes each. */
const PAGE = 1000;

/** Actors remembered as stored, so that an append is one INSERT; the memory is cleared beyond this many. */
const KNOWN_ACTORS = 10_000;

/** PostgreSQL's codes for a broken unique key and a broken reference. */
const UNIQUE_VIOLATION = '23505';
const REFERENCE_VIOLATION = '23503';

/** The log in the tables BoardUpdate and BoardActor. The numbers of a room's rows have no gaps. */
export function createDatabaseStorage(db: PrismaClient): BoardStorage {
  const known = new Set<string>();

  return {
    async *load(roomId, afterSeq = EMPTY_LOG) {
      for (let seq = afterSeq; ; ) {
        const rows = await db.boardUpdate.findMany({
          where: { roomId, seq: { gt: seq } },
          orderBy: { seq: 'asc' },
          take: PAGE,
          select: { seq: true, bytes: true },
        });
        const last = rows.at(-1);
        if (!last) return;
        seq = last.seq;
        yield { updates: rows.map((row) => row.bytes), seq };
        if (rows.length < PAGE) return;
      }
    },

    async append(roomId, entries, afterSeq) {
      const actors = newActors(roomId, entries, known);
      const people = [...actors.values()];
      try {
        // One statement is a unit by itself, and one journey to the database.
        await db.$executeRaw`
          WITH people AS (
            INSERT INTO "BoardActor" ("roomId", "id", "kind", "name")
            SELECT ${roomId}::text, person."id", person."kind", person."name"
            FROM unnest(
              ${people.map(({ actorId }) => actorId)}::text[],
              ${people.map(({ actor }) => actor.kind)}::text[],
              ${people.map(({ actor }) => actor.name)}::text[]
            ) AS person("id", "kind", "name")
            ON CONFLICT ("roomId", "id") DO UPDATE SET "kind" = EXCLUDED."kind", "name" = EXCLUDED."name"
          )
          INSERT INTO "BoardUpdate" ("roomId", "seq", "at", "actorId", "bytes")
          SELECT
            ${roomId}::text,
            ${afterSeq}::bigint + edit."number",
            edit."at"::timestamptz AT TIME ZONE 'UTC',
            edit."actorId",
            edit."bytes"
          FROM unnest(
            ${entries.map(({ at }) => at.toISOString())}::text[],
            ${entries.map(({ actorId }) => actorId)}::text[],
            ${entries.map(({ bytes }) => Buffer.from(bytes))}::bytea[]
          ) WITH ORDINALITY AS edit("at", "actorId", "bytes", "number")`;
      } catch (error) {
        const code = sqlState(error);
        if (code === UNIQUE_VIOLATION) throw new LogConflict(roomId, afterSeq);
        if (code === REFERENCE_VIOLATION) throw new RoomGone(roomId);
        throw error;
      }
      if (known.size > KNOWN_ACTORS) known.clear();
      for (const key of actors.keys()) known.add(key);
      return afterSeq + BigInt(entries.length);
    },
  };
}

/** The actors of these entries that are not stored yet under this name, the latest name of each. */
function newActors(roomId: string, entries: readonly LogEntry[], known: Set<string>): Map<string, LogEntry> {
  const byId = new Map(entries.map((entry) => [entry.actorId, entry]));
  const missing = new Map<string, LogEntry>();
  for (const entry of byId.values()) {
    const key = JSON.stringify([roomId, entry.actorId, entry.actor.kind, entry.actor.name]);
    if (!known.has(key)) missing.set(key, entry);
  }
  return missing;
}

/** PostgreSQL's own code for what went wrong, from inside Prisma's error. */
function sqlState(error: unknown): string | undefined {
  const cause = field(field(field(error, 'meta'), 'driverAdapterError'), 'cause');
  const code = field(cause, 'originalCode');
  return typeof code === 'string' ? code : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
