import type { Prisma } from '@/prisma/generated/client';
import type { Runtime } from '@/server/runtime';

/** What the audit log says was done, in its order, as in `rubric.create`. */
export async function auditActions(
  { db }: Pick<Runtime, 'db'>,
  where: Prisma.AuditEntryWhereInput,
): Promise<string[]> {
  const entries = await db.auditEntry.findMany({ where, orderBy: { at: 'asc' } });
  return entries.map(({ action }) => action);
}
