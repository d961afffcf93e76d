import type { StaffAccess } from '@/server/auth/roomAccess';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import type { KnownCandidate } from './bankQuery';

/**
 * The candidate for whom a question is looked for, so that what they were asked before can be marked. For
 * those who may plan this interview or, without one, interviews at all.
 * @throws AppError `forbidden`
 */
export async function findCandidate(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  access: StaffAccess | null,
  { name, hideAsked = false }: { name?: string | undefined; hideAsked?: boolean | undefined },
): Promise<KnownCandidate | null> {
  if (access) access.require('interview.edit');
  else requireWorkspaceAction(member, 'interview.create');
  const known =
    name ||
    (access &&
      (
        await rt.db.interview.findUnique({
          where: { id: access.interviewId },
          select: { candidateName: true },
        })
      )?.candidateName);
  return known ? { name: known, exceptInterviewId: access?.interviewId, hideAsked } : null;
}
