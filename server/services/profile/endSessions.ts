import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { publishMemberAccess } from '../member/publishAccess';

/**
 * Signs every session of a member out, in one transaction with `change`, and has their sockets judged again.
 * @param action what it was, for the audit log
 */
export async function endSessions(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  member: MemberViewer,
  action: string,
  change: Prisma.MemberUpdateInput = {},
): Promise<void> {
  const { workspaceId, memberId } = member;
  await rt.db.$transaction(async (tx) => {
    await tx.member.update({
      where: { id: memberId },
      data: { ...change, sessionEpoch: { increment: 1 } },
    });
    const subject = { subjectType: 'member', subjectId: memberId };
    await writeAudit(tx, member, { workspaceId, at: rt.now(), action, ...subject });
  });
  await publishMemberAccess(rt, workspaceId, memberId);
}
