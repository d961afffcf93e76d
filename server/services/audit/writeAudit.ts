import { newId } from '@/lib/ids';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';

/** Who did something: a member (or the API token that acts for one), the holder of a pass, or the machine. */
export type AuditActor =
  | Pick<MemberViewer, 'memberId' | 'tokenId'>
  | { passId: string; role: 'candidate' | 'guest' }
  | 'system';

export type AuditFact = {
  workspaceId: string;
  at: Date;
  /** noun.verb */
  action: string;
  subjectType: string;
  subjectId: string;
  /** What is worth keeping of the change. Never secrets, notes or scores. */
  data?: Prisma.InputJsonObject;
};

/** Adds a row to the audit log, in the transaction of the change that it records. */
export async function writeAudit(
  tx: Prisma.TransactionClient,
  actor: AuditActor,
  fact: AuditFact,
): Promise<void> {
  await tx.auditEntry.create({ data: { id: newId(), ...actorColumns(actor), ...fact } });
}

function actorColumns(actor: AuditActor): { actorKind: string; actorId: string | null } {
  if (actor === 'system') return { actorKind: 'system', actorId: null };
  if ('passId' in actor) return { actorKind: actor.role, actorId: actor.passId };
  if (actor.tokenId) return { actorKind: 'token', actorId: actor.tokenId };
  return { actorKind: 'member', actorId: actor.memberId };
}
