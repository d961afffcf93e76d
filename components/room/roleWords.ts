import type { RoomRole } from '@/lib/permissions/room';

/** What the parts that people play in a room are called. */
export const ROLE_WORDS: Readonly<Record<RoomRole, string>> = {
  interviewer: 'interviewer',
  panelist: 'panelist',
  overseer: 'observer',
  candidate: 'candidate',
  sketcher: 'member',
  guest: 'guest',
};

/** What calling everyone to one's view is called: an interviewer's call brings them along. */
export function callWords(role: RoomRole): string {
  return role === 'interviewer' ? 'Bring everyone to my view' : 'Ask everyone to look here';
}
