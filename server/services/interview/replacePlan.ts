import type { z } from 'zod';
import { newId } from '@/lib/ids';
import type { planEntrySchema } from '@/lib/schemas/interview';
import type { Prisma } from '@/prisma/generated/client';

/** Far above every position of a plan, so that items can be moved aside without meeting another. */
const ASIDE = 1_000_000;

/**
 * Makes a plan what `plan` says. An item whose question stays keeps its identity, and with it the mark that
 * it was asked. In the caller's transaction, with the interview locked.
 */
export async function replacePlan(
  tx: Prisma.TransactionClient,
  interviewId: string,
  plan: readonly z.output<typeof planEntrySchema>[],
): Promise<void> {
  const free = await tx.planItem.findMany({ where: { interviewId }, orderBy: { position: 'asc' } });
  const placed = plan.map((entry, position) => {
    const at = free.findIndex((item) => item.questionVersionId === entry.questionVersionId);
    const kept = at < 0 ? undefined : free.splice(at, 1)[0];
    return { id: kept?.id ?? newId(), isNew: !kept, data: { ...entry, position } };
  });
  await tx.planItem.deleteMany({ where: { id: { in: free.map((item) => item.id) } } });
  await tx.planItem.updateMany({ where: { interviewId }, data: { position: { increment: ASIDE } } });
  for (const { id, data } of placed.filter((item) => !item.isNew)) {
    await tx.planItem.update({ where: { id }, data });
  }
  const fresh = placed.filter((item) => item.isNew);
  await tx.planItem.createMany({ data: fresh.map(({ id, data }) => ({ id, interviewId, ...data })) });
}
