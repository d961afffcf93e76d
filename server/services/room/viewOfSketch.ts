import type { SketchRoomView } from '@/lib/schemas/room';
import type { GuestAccess, SketcherAccess } from '@/server/auth/roomAccess';
import { allowedActions } from './actions';
import { myself, peopleOfSketch } from './people';
import type { RoomReader } from './viewRoom';

/** A sketch as everyone in it sees it. */
export async function viewOfSketch(
  rt: RoomReader,
  access: SketcherAccess | GuestAccess,
): Promise<SketchRoomView> {
  const sketch = await rt.db.sketch.findUniqueOrThrow({
    where: { id: access.sketchId },
    select: { id: true, name: true, room: { select: { workspace: { select: { name: true } } } } },
  });
  return {
    audience: 'sketch',
    roomId: access.roomId,
    workspaceName: sketch.room.workspace.name,
    serverTime: rt.now().toISOString(),
    me: myself(access),
    people: await peopleOfSketch(rt, access),
    locked: access.isLocked,
    sketch: { id: sketch.id, name: sketch.name, archived: access.phase.archived },
    can: allowedActions(access),
  };
}
