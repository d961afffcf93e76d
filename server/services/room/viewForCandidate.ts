import { candidatePhase } from '@/lib/interview/candidatePhase';
import type { CandidateRoomView } from '@/lib/schemas/room';
import type { CandidateAccess } from '@/server/auth/roomAccess';
import { readAsked } from '../question/readAsked';
import { myself, peopleOfInterview } from './people';
import type { RoomReader } from './viewRoom';

/**
 * The room as the candidate sees it. Nothing but what is named here is read, so that no column of the staff's
 * can slip in: before they are let in and after the end it is their own name, the role and the workspace.
 */
export async function viewForCandidate(rt: RoomReader, access: CandidateAccess): Promise<CandidateRoomView> {
  const { roomId, interviewId } = access;
  const room = await rt.db.room.findUniqueOrThrow({
    where: { id: roomId },
    select: {
      workspace: { select: { name: true } },
      interview: {
        select: { candidateRole: true, durationMinutes: true, startedAt: true, endedAt: true },
      },
    },
  });
  const phase = candidatePhase(access.phase.state, access.standing);
  const isIn = phase === 'live' && access.can('board.read');
  const people = isIn ? await peopleOfInterview(rt, access) : [];
  return {
    audience: 'candidate',
    roomId,
    workspaceName: room.workspace.name,
    serverTime: rt.now().toISOString(),
    me: myself(access),
    people: people.filter((person) => person.connected),
    locked: isIn && access.isLocked,
    phase,
    canEdit: access.can('board.edit'),
    candidateRole: room.interview?.candidateRole ?? '',
    durationMinutes: room.interview?.durationMinutes ?? 0,
    startedAt: isIn ? (room.interview?.startedAt?.toISOString() ?? null) : null,
    endedAt: phase === 'ended' ? (room.interview?.endedAt?.toISOString() ?? null) : null,
    asked: isIn ? await readAsked(rt, interviewId) : [],
  };
}
