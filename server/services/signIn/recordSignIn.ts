import type { Member, Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';

/** A member whose identity has been proved, with what their session must hold. */
export type SignedIn = { memberId: string; sessionEpoch: number };

/**
 * Lets a member in whose identity has been proved, and records how.
 * @throws AppError `forbidden` for a disabled member
 */
export async function recordSignIn(
  rt: { db: Prisma.TransactionClient } & Pick<Runtime, 'now'>,
  member: Member,
  method: string,
): Promise<SignedIn> {
  if (member.disabledAt) {
    throw new AppError('forbidden', 'This account is disabled. Ask an admin of the workspace to enable it.');
  }
  await writeAudit(
    rt.db,
    { memberId: member.id },
    {
      workspaceId: member.workspaceId,
      at: rt.now(),
      action: 'member.signIn',
      subjectType: 'member',
      subjectId: member.id,
      data: { method },
    },
  );
  return { memberId: member.id, sessionEpoch: member.sessionEpoch };
}
