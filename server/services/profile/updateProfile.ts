import type { z } from 'zod';
import type { MeView, updateProfileInput } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { getMe } from './getMe';

/** Changes one's own name. */
export async function updateProfile(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { name }: z.output<typeof updateProfileInput>,
): Promise<MeView> {
  const { workspaceId, memberId } = member;
  await rt.db.$transaction(async (tx) => {
    await tx.member.update({ where: { id: memberId }, data: { name } });
    const subject = { subjectType: 'member', subjectId: memberId };
    await writeAudit(tx, member, { workspaceId, at: rt.now(), action: 'member.rename', ...subject });
  });
  return getMe(rt, member);
}
