import { ROOM_ACTIONS, type RoomAction } from '@/lib/permissions/room';
import type { RoomAccess } from '@/server/auth/roomAccess';

/** Every action with whether this person may do it now. */
export function allowedActions(access: RoomAccess): Record<RoomAction, boolean> {
  const entries = ROOM_ACTIONS.map((action) => [action, access.can(action)]);
  return Object.fromEntries(entries) as Record<RoomAction, boolean>;
}
