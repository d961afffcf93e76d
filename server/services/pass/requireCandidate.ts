import type { CandidateAccess, RoomAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';

/** The access of the candidate whose interview is still open. @throws AppError `forbidden`, `gone` */
export function requireCandidate(access: RoomAccess): CandidateAccess {
  if (access.role !== 'candidate') {
    throw new AppError('forbidden', 'Only the candidate waits in the lobby; you can open the room directly.');
  }
  if (access.standing === 'denied') {
    throw new AppError('forbidden', 'You were not let in. If that is a mistake, ask for a new link.');
  }
  return access;
}
