import type { OpenDatabase } from '@/server/db/client';

const WORKSPACE_ID = 'stressstressstressstre';

/** Makes the rooms that are not there yet, in a workspace of their own. */
export async function makeRooms(db: OpenDatabase['db'], roomIds: readonly string[]): Promise<void> {
  await db.workspace.createMany({
    data: [{ id: WORKSPACE_ID, name: 'Stress' }],
    skipDuplicates: true,
  });
  await db.room.createMany({
    data: roomIds.map((id) => ({ id, workspaceId: WORKSPACE_ID, kind: 'sketch' as const })),
    skipDuplicates: true,
  });
}
