import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/**
 * Makes loads into one workspace wait for each other until their transactions end, across nodes too, so
 * that two nodes that start at once do not both add the same pack. Other work is not held up.
 */
export async function lockWorkspace(tx: Prisma.TransactionClient, workspaceId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM "Workspace" WHERE id = ${workspaceId} FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new AppError('not_found', 'This workspace does not exist.');
}
