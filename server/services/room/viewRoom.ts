import type { RoomView } from '@/lib/schemas/room';
import type { RoomAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { viewForCandidate } from './viewForCandidate';
import { viewForStaff } from './viewForStaff';
import { viewOfSketch } from './viewOfSketch';

export type RoomReader = Pick<Runtime, 'db' | 'now' | 'connectedPeople'>;

/** What someone sees of a room, by who they are in it. */
export function viewRoom(rt: RoomReader, access: RoomAccess): Promise<RoomView> {
  switch (access.role) {
    case 'candidate':
      return viewForCandidate(rt, access);
    case 'sketcher':
    case 'guest':
      return viewOfSketch(rt, access);
    default:
      return viewForStaff(rt, access);
  }
}
