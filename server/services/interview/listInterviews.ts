import type { z } from 'zod';
import { canInWorkspace } from '@/lib/permissions/workspace';
import type { InterviewListItem, listInterviewsInput } from '@/lib/schemas/interview';
import type { InterviewState, Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { sortPanel } from './panel';
import { interviewSummary } from './summary';

type Filter = z.output<typeof listInterviewsInput>['filter'];

const FILTERS: Record<
  Filter,
  { states: InterviewState[]; orderBy: Prisma.InterviewOrderByWithRelationInput[] }
> = {
  open: { states: ['scheduled', 'lobby', 'live'], orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }] },
  past: { states: ['ended', 'decided'], orderBy: [{ endedAt: 'desc' }, { id: 'asc' }] },
  archived: { states: ['archived'], orderBy: [{ scheduledAt: 'desc' }, { id: 'asc' }] },
};

/**
 * The interviews that the member may see: those on whose panel they are, and all of the workspace for its
 * owners and admins. Open ones by their time, past ones with the latest first.
 */
export async function listInterviews(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { filter }: z.output<typeof listInterviewsInput>,
): Promise<InterviewListItem[]> {
  const { memberId, workspaceId } = member;
  const oversees = canInWorkspace(member.role, 'interview.readAll');
  const { states, orderBy } = FILTERS[filter];
  const rows = await rt.db.interview.findMany({
    where: {
      room: { workspaceId },
      state: { in: states },
      ...(oversees ? {} : { panel: { some: { memberId } } }),
    },
    orderBy,
    include: {
      panel: { select: { memberId: true, seat: true, member: { select: { name: true } } } },
      scorecards: { where: { memberId }, select: { state: true } },
    },
  });
  return rows.map((row) => ({
    ...interviewSummary(row),
    panel: sortPanel(row.panel).map((seated) => ({
      memberId: seated.memberId,
      name: seated.member.name,
      seat: seated.seat,
    })),
    myRole: row.panel.find((seated) => seated.memberId === memberId)?.seat ?? 'overseer',
    myScorecard: row.scorecards[0]?.state ?? 'none',
  }));
}
