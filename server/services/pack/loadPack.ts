import type { Pack } from '@/lib/packs/schema';
import type { PrismaClient } from '@/prisma/generated/client';
import { writeAudit } from '../audit/writeAudit';
import { applyPack, type PackChanges } from './applyPack';
import { comparePack } from './comparePack';
import { lockWorkspace } from './lockWorkspace';

/** Longest time for a whole pack, in milliseconds. */
export const PACK_TIMEOUT_MS = 120_000;

/**
 * Brings the workspace's copy of a pack that comes with Drawbridge to what `pack` says, all or nothing. Content
 * that is already there is left alone, so a second load changes nothing. A pack of this name that a member has
 * imported is the workspace's own: it stays as it is, and the answer is null. What members did to single questions
 * is left as it is too (ADR 0019).
 */
export async function loadPack(
  db: PrismaClient,
  workspaceId: string,
  pack: Pack,
): Promise<PackChanges | null> {
  return db.$transaction(
    async (tx) => {
      await lockWorkspace(tx, workspaceId);
      const comparison = await comparePack(tx, workspaceId, pack, { keeps: true });
      if (comparison.stored?.importedAt) return null;
      const at = new Date();
      const changes = await applyPack(tx, workspaceId, pack, comparison, { now: at, importedAt: null });
      const { packId, ...counts } = changes;
      if (Object.values(counts).some((count) => count > 0)) {
        await writeAudit(tx, 'system', {
          workspaceId,
          at,
          action: 'pack.load',
          subjectType: 'pack',
          subjectId: packId,
          data: { slug: pack.slug, version: pack.version, ...counts },
        });
      }
      return changes;
    },
    { timeout: PACK_TIMEOUT_MS },
  );
}
