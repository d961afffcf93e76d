import type { z } from 'zod';
import type { listSketchesInput, SketchView } from '@/lib/schemas/sketch';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';

type Row = {
  id: string;
  roomId: string;
  name: string;
  createdAt: Date;
  drawnAt: Date | null;
  createdBy: string | null;
  archivedAt: Date | null;
  shared: boolean;
};

/** The workspace's sketches, current or archived, the one drawn on last first. Any member sees all of them. */
export async function listSketches(
  rt: Pick<Runtime, 'db' | 'now'>,
  { workspaceId }: MemberViewer,
  { archived }: z.output<typeof listSketchesInput>,
): Promise<SketchView[]> {
  // In SQL, because the newest row of each log must come from its index and not from reading the logs.
  const rows = await rt.db.$queryRaw<Row[]>`
    SELECT sketch."id", sketch."roomId", sketch."name", sketch."createdAt", sketch."archivedAt",
           member."name" AS "createdBy",
           (SELECT entry."at" FROM "BoardUpdate" entry
             WHERE entry."roomId" = sketch."roomId" ORDER BY entry."seq" DESC LIMIT 1) AS "drawnAt",
           EXISTS (SELECT 1 FROM "Invite" invite
                    WHERE invite."roomId" = sketch."roomId" AND invite."revokedAt" IS NULL
                      AND invite."expiresAt" > ${rt.now()}) AS "shared"
      FROM "Sketch" sketch
      JOIN "Room" room ON room."id" = sketch."roomId"
      LEFT JOIN "Member" member ON member."id" = sketch."createdById"
     WHERE room."workspaceId" = ${workspaceId} AND (sketch."archivedAt" IS NOT NULL) = ${archived}
     ORDER BY "drawnAt" DESC NULLS LAST, sketch."id"`;
  return rows.map((row) => ({
    id: row.id,
    roomId: row.roomId,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    updatedAt: (row.drawnAt ?? row.createdAt).toISOString(),
    createdBy: row.createdBy ?? '',
    archivedAt: row.archivedAt?.toISOString() ?? null,
    shared: row.shared && row.archivedAt === null,
  }));
}
