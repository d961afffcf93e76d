import type { MeView } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';

/** The signed-in member and their workspace. */
export async function getMe(rt: Pick<Runtime, 'db'>, member: MemberViewer): Promise<MeView> {
  const row = await rt.db.member.findUnique({
    where: { id: member.memberId },
    include: { workspace: { select: { id: true, name: true } } },
  });
  if (!row) throw new AppError('unauthenticated', 'Sign in to continue.');
  return {
    memberId: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    hasPassword: row.passwordHash !== null,
    workspace: row.workspace,
  };
}
