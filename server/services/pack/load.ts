import type { PrismaClient } from '@/prisma/generated/client';
import { loadPack, type PackChanges } from './loadPack';
import { loadRubrics, type RubricChanges } from './loadRubrics';
import { readSeeds } from './readSeeds';

export { loadPack, loadRubrics };

/**
 * Loads the packs and rubrics that come with Drawbridge into a workspace: when it is made, and at each start,
 * where it changes nothing unless the files have changed. `seedsDir` is the absolute path of `seeds/`.
 * All files are read and checked before anything is written; a problem is an `AppError` that names it.
 */
export async function seedWorkspace(
  db: PrismaClient,
  workspaceId: string,
  seedsDir: string,
): Promise<{ rubrics: RubricChanges; packs: PackChanges[] }> {
  const seeds = await readSeeds(seedsDir);
  const rubrics = await loadRubrics(db, workspaceId, seeds.rubrics);
  const packs: PackChanges[] = [];
  for (const pack of seeds.packs) packs.push(await loadPack(db, workspaceId, pack));
  return { rubrics, packs };
}
