import { createHash } from 'node:crypto';
import { newId } from '@/lib/ids';
import { criteriaContent } from '@/lib/packs/content';
import type { Rubric } from '@/lib/schemas/rubric';
import type { PrismaClient } from '@/prisma/generated/client';
import { lockWorkspace } from './lockWorkspace';

/** What loading rubrics did, as numbers of rubrics. */
export type RubricChanges = { added: number; changed: number };

/**
 * Brings the workspace's rubrics with these slugs to what `rubrics` says, all or nothing. Changed criteria
 * make a new version; the versions that interviews pinned stay, and other rubrics are left alone.
 */
export async function loadRubrics(
  db: PrismaClient,
  workspaceId: string,
  rubrics: readonly Rubric[],
): Promise<RubricChanges> {
  return db.$transaction(async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const changes: RubricChanges = { added: 0, changed: 0 };
    for (const { slug, title, criteria } of rubrics) {
      const found = await tx.rubric.findUnique({
        where: { workspaceId_slug: { workspaceId, slug } },
        include: { versions: { orderBy: { version: 'desc' }, take: 1 } },
      });
      const rubricId = found?.id ?? newId();
      if (!found) await tx.rubric.create({ data: { id: rubricId, workspaceId, slug, title } });
      else if (found.title !== title) await tx.rubric.update({ where: { id: rubricId }, data: { title } });

      const last = found?.versions[0];
      const contentHash = createHash('sha256').update(criteriaContent(criteria)).digest('hex');
      if (last?.contentHash === contentHash) continue;
      const version = (last?.version ?? 0) + 1;
      await tx.rubricVersion.create({ data: { id: newId(), rubricId, version, criteria, contentHash } });
      await tx.auditEntry.create({
        data: {
          id: newId(),
          workspaceId,
          actorKind: 'system',
          action: 'rubric.load',
          subjectType: 'rubric',
          subjectId: rubricId,
          data: { slug, version },
        },
      });
      changes[found ? 'changed' : 'added'] += 1;
    }
    return changes;
  });
}
