import type { InterviewState } from '@/lib/interview/lifecycle';

/**
 * The part someone plays in one room.
 * - `interviewer` runs the interview; `panelist` observes, notes and scores; `overseer` is an owner or
 *   admin who is not on the panel and reads only.
 * - `candidate` holds a pass to an interview; `guest` holds one to a sketch; `sketcher` is any member in a sketch.
 */
export const ROOM_ROLES = ['interviewer', 'panelist', 'overseer', 'candidate', 'sketcher', 'guest'] as const;
export type RoomRole = (typeof ROOM_ROLES)[number];

/** What can be done in a room. */
export const ROOM_ACTIONS = [
  'board.read',
  'board.edit',
  'board.lock', // let the candidate, or guests, only look
  'history.read', // the board as it was at any moment, and who drew what
  'room.run', // admit, ask, start, end
  'interview.edit', // plan, panel, time; before it has ended
  'interview.archive', // cancel before it begins, put away afterwards
  'invite.manage',
  'guidance.read', // questions' interviewer-only parts
  'note.write',
  'note.read',
  'score.write',
  'score.read',
  'review.read',
  'sketch.manage', // rename, share, archive
] as const;
export type RoomAction = (typeof ROOM_ACTIONS)[number];

/** Where a room is in its life, as far as permissions care. */
export type RoomPhase = { kind: 'sketch'; archived: boolean } | { kind: 'interview'; state: InterviewState };

const staff = ['interviewer', 'panelist', 'overseer'] as const;
const panel = ['interviewer', 'panelist'] as const;
const OPEN: readonly InterviewState[] = ['scheduled', 'lobby', 'live'];
const LATER: readonly InterviewState[] = ['ended', 'decided', 'archived'];

/** Roles that may do something, and the phases in which they may. */
export type RoomRule = {
  roles: readonly RoomRole[];
  in: readonly InterviewState[] | 'sketch' | 'openSketch';
};

/** The one table. An action is allowed where any of its rules fits role and phase. */
export const ROOM_RULES: Readonly<Record<RoomAction, readonly RoomRule[]>> = {
  'board.read': [
    { roles: staff, in: [...OPEN, ...LATER] },
    { roles: ['candidate'], in: ['live'] },
    { roles: ['sketcher'], in: 'sketch' },
    { roles: ['guest'], in: 'openSketch' },
  ],
  'board.edit': [
    { roles: ['interviewer'], in: OPEN },
    { roles: ['candidate'], in: ['live'] },
    { roles: ['sketcher', 'guest'], in: 'openSketch' },
  ],
  'board.lock': [
    { roles: ['interviewer'], in: OPEN },
    { roles: ['sketcher'], in: 'openSketch' },
  ],
  'history.read': [
    { roles: staff, in: [...OPEN, ...LATER] },
    { roles: ['sketcher'], in: 'sketch' },
  ],
  'room.run': [{ roles: ['interviewer'], in: OPEN }],
  'interview.edit': [{ roles: ['interviewer'], in: OPEN }],
  'interview.archive': [
    { roles: ['interviewer', 'overseer'], in: ['scheduled', 'lobby', 'ended', 'decided'] },
  ],
  'invite.manage': [
    { roles: ['interviewer'], in: OPEN },
    { roles: ['sketcher'], in: 'openSketch' },
  ],
  'guidance.read': [{ roles: staff, in: [...OPEN, ...LATER] }],
  'note.write': [{ roles: panel, in: [...OPEN, 'ended'] }],
  'note.read': [{ roles: staff, in: [...OPEN, ...LATER] }],
  'score.write': [{ roles: panel, in: ['live', 'ended'] }],
  'score.read': [{ roles: staff, in: [...OPEN, ...LATER] }],
  'review.read': [{ roles: staff, in: LATER }],
  'sketch.manage': [{ roles: ['sketcher'], in: 'sketch' }],
};

/** True if someone in this role may do this while the room is in this phase. */
export function canInRoom(role: RoomRole, phase: RoomPhase, action: RoomAction): boolean {
  return ROOM_RULES[action].some((rule) => {
    if (!rule.roles.includes(role)) return false;
    if (rule.in === 'sketch') return phase.kind === 'sketch';
    if (rule.in === 'openSketch') return phase.kind === 'sketch' && !phase.archived;
    return phase.kind === 'interview' && rule.in.includes(phase.state);
  });
}

/** Roles that only look while the board is locked. */
const LOCKED_OUT: readonly RoomRole[] = ['candidate', 'guest'];

/** True if a locked board keeps this role from doing what the table allows it. */
export function isLockedOut(role: RoomRole, action: RoomAction): boolean {
  return action === 'board.edit' && LOCKED_OUT.includes(role);
}
