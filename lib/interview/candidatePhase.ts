import { type InterviewState, isOpen } from './lifecycle';

/** Where a pass stands. `revoked` has no phase: who holds such a pass is refused. */
export type PassStanding = 'checking' | 'waiting' | 'admitted' | 'denied';

/** Where a candidate is on their way through an interview. */
export type CandidatePhase = 'checking' | 'waiting' | 'live' | 'ended' | 'denied';

/** The phase of a candidate with such a pass while the interview is in this state. */
export function candidatePhase(state: InterviewState, standing: PassStanding): CandidatePhase {
  if (standing === 'denied') return 'denied';
  if (!isOpen(state)) return 'ended';
  return standing === 'admitted' ? 'live' : standing;
}
