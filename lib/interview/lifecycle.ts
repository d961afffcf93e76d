/** The states of an interview, in order. `archived` follows `decided` or `ended`, or `scheduled` and `lobby` when cancelled. */
export const INTERVIEW_STATES = ['scheduled', 'lobby', 'live', 'ended', 'decided', 'archived'] as const;
export type InterviewState = (typeof INTERVIEW_STATES)[number];

/** What moves an interview on. */
export type InterviewEvent =
  | 'candidateWaits'
  | 'lobbyEmpties'
  | 'candidateAdmitted'
  | 'end'
  | 'decide'
  | 'archive';

const TRANSITIONS: Record<InterviewState, Partial<Record<InterviewEvent, InterviewState>>> = {
  scheduled: { candidateWaits: 'lobby', candidateAdmitted: 'live', archive: 'archived' },
  lobby: {
    lobbyEmpties: 'scheduled',
    candidateAdmitted: 'live',
    candidateWaits: 'lobby',
    archive: 'archived',
  },
  live: { candidateWaits: 'live', lobbyEmpties: 'live', candidateAdmitted: 'live', end: 'ended' },
  ended: { decide: 'decided', archive: 'archived' },
  decided: { archive: 'archived' },
  archived: {},
};

/** The state after an event, or null where the event is not possible in this state. */
export function nextState(state: InterviewState, event: InterviewEvent): InterviewState | null {
  return TRANSITIONS[state][event] ?? null;
}

/** True from the candidate's admission on. One that was cancelled before counts too: nothing can change in it. */
export function hasBegun(state: InterviewState): boolean {
  return state !== 'scheduled' && state !== 'lobby';
}

/** True until the interview has ended: the board can be drawn on and the plan changed. */
export function isOpen(state: InterviewState): boolean {
  return state === 'scheduled' || state === 'lobby' || state === 'live';
}
