import { INTERVIEW_STATES, type InterviewState } from '@/lib/interview/lifecycle';
import { ROOM_RULES, type RoomAction, type RoomPhase, type RoomRole } from './room';

/** What each action is called in a sentence, after "can". */
const WORDS: Record<RoomAction, string> = {
  'board.read': 'see this board',
  'board.edit': 'draw on this board',
  'board.lock': 'lock this board',
  'history.read': 'look back on this board',
  'room.run': 'run this interview',
  'interview.edit': 'change this interview',
  'interview.archive': 'cancel or archive this interview',
  'invite.manage': 'manage the invite link',
  'guidance.read': 'read the guidance',
  'note.write': 'write notes',
  'note.read': 'read notes',
  'score.write': 'score',
  'score.read': 'see scores',
  'review.read': 'open the review',
  'sketch.manage': 'change this sketch',
};

/** Why someone may not do something in a room, as a sentence with the way out where there is one. */
export function refusalInRoom(role: RoomRole, phase: RoomPhase, action: RoomAction): string {
  const words = WORDS[action];
  const mine = ROOM_RULES[action].filter((rule) => rule.roles.includes(role));
  if (phase.kind === 'sketch') {
    return mine.length > 0 && phase.archived
      ? `This sketch is archived, so nobody can ${words}. Bring it back from the list of sketches first.`
      : `You cannot ${words}. Ask a member of the workspace.`;
  }
  const states = mine.flatMap((rule) => (Array.isArray(rule.in) ? (rule.in as InterviewState[]) : []));
  if (states.length > 0) return refusalInState(role, phase.state, states, words);
  const others = new Set(ROOM_RULES[action].flatMap((rule) => rule.roles));
  if (role === 'candidate' || others.size === 0) return `You cannot ${words} here.`;
  if (others.has('panelist')) return `Only members of the panel can ${words}.`;
  return `Only an interviewer of this panel can ${words}. Ask one of them.`;
}

function refusalInState(
  role: RoomRole,
  state: InterviewState,
  allowed: readonly InterviewState[],
  words: string,
): string {
  const at = INTERVIEW_STATES.indexOf(state);
  const places = allowed.map((other) => INTERVIEW_STATES.indexOf(other));
  const next = Math.min(...places.filter((place) => place > at));
  if (state === 'archived') return `This interview is archived, so nobody can ${words} any more.`;
  if (Number.isFinite(next)) {
    if (INTERVIEW_STATES[next] !== 'live') return `You can ${words} once the interview has ended.`;
    const who = role === 'candidate' ? 'you have' : 'the candidate has';
    return `You can ${words} once ${who} been admitted.`;
  }
  return `This interview has ended, so nobody can ${words} any more.`;
}

/** Who locked a board, as everyone in the room is told. */
export function lockedBy(kind: RoomPhase['kind']): string {
  return `The board is locked by ${kind === 'interview' ? 'the interviewer' : 'a member'}`;
}
