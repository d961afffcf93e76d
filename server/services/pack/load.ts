import type { PrismaClient } from '@/prisma/generated/client';
import { loadPlanTemplates } from '../planTemplate/loadPlanTemplates';
import type { PackChanges } from './applyPack';
import type { RubricChanges } from './applyRubrics';
import { loadPack } from './loadPack';
import { loadRubrics } from './loadRubrics';
import { readSeeds } from './readSeeds';

export { loadPack, loadRubrics };

/**
 * Loads the packs, rubrics and plan templates that come with Drawbridge into a workspace: when it is made, and at each start,
 * where it changes nothing unless the files have changed. `seedsDir` is the absolute path of `seeds/`.
 * All files are read and checked before anything is written; a problem is an `AppError` that names it. Packs
 * and rubrics that a member has imported under the same names stay as they are; a plan template is loaded once.
 */
export async function seedWorkspace(
  db: PrismaClient,
  workspaceId: string,
  seedsDir: string,
): Promise<{ rubrics: RubricChanges; packs: PackChanges[]; plans: number }> {
  const seeds = await readSeeds(seedsDir);
  const own = seeds.packs.flatMap((pack) => pack.rubrics);
  const rubrics = await loadRubrics(db, workspaceId, [...seeds.rubrics, ...own]);
  const packs: PackChanges[] = [];
  for (const pack of seeds.packs) {
    const changes = await loadPack(db, workspaceId, pack);
    if (changes) packs.push(changes);
  }
  const plans = await loadPlanTemplates(db, workspaceId, seeds.plans);
  return { rubrics, packs, plans };
}
