import type { z } from 'zod';
import type { changePasswordInput } from '@/lib/schemas/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { hashPassword, verifyPassword } from '../password/hashing';
import { requireStrongPassword } from '../password/requireStrong';
import { countAttempt } from '../throttle/throttle';
import { endSessions } from './endSessions';

const MAX_FAILURES = 10;
const WINDOW_MS = 15 * 60 * 1000;

/**
 * Changes one's own password and ends every session, as the old password may be in other hands.
 * @throws AppError `invalid` for a wrong current or a weak new password, `too_many`, `conflict` without one
 */
export async function changePassword(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  member: MemberViewer,
  { currentPassword, newPassword }: z.output<typeof changePasswordInput>,
): Promise<void> {
  const row = await rt.db.member.findUniqueOrThrow({
    where: { id: member.memberId },
    include: { workspace: { select: { name: true } } },
  });
  if (row.passwordHash === null) {
    throw new AppError('conflict', 'Your account has no password; you sign in with an identity provider.');
  }
  const attempt = await countAttempt(rt, 'attempts to change the password', [
    { key: `password:member:${row.id}`, max: MAX_FAILURES, windowMs: WINDOW_MS, forgives: true },
  ]);
  if (!(await verifyPassword(row.passwordHash, currentPassword))) {
    throw new AppError('invalid', 'This is not your current password.', 'currentPassword');
  }
  await attempt.succeeded();
  requireStrongPassword(newPassword, { email: row.email, workspaceName: row.workspace.name }, 'newPassword');
  if (newPassword === currentPassword) {
    throw new AppError('invalid', 'The new password is the same as the current one.', 'newPassword');
  }
  await endSessions(rt, member, 'member.changePassword', { passwordHash: await hashPassword(newPassword) });
}
