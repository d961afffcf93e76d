import { parsePackInSteps } from '@/lib/packs/parsePack';
import type { Pack } from '@/lib/packs/schema';
import type { PackImportView } from '@/lib/schemas/pack';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { applyPack } from './applyPack';
import { applyRubrics, compareRubrics } from './applyRubrics';
import { comparePack } from './comparePack';
import { gently } from './gently';
import { PACK_TIMEOUT_MS } from './loadPack';
import { lockWorkspace } from './lockWorkspace';
import { PackRefused } from './packRefused';
import { viewChanges } from './viewChanges';
import { readZip } from './zip/readZip';

/**
 * Imports a pack with its rubrics from a zip file, all or nothing, and tells what has changed. With `preview`
 * it tells what would change and writes nothing. With `expect`, the fingerprint of a preview, it imports only
 * what that preview has shown. What is imported is the workspace's own from then on: later starts do not load
 * the pack of the same name that comes with Drawbridge over it.
 * @throws PackRefused with file, line and reason; AppError `forbidden`, `conflict` where the bank has changed
 */
export async function importPack(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  zip: Uint8Array,
  { preview, expect }: { preview: boolean; expect?: string | undefined },
): Promise<PackImportView> {
  const sentence = 'Only owners and admins import packs. Ask one of them.';
  requireWorkspaceAction(member, 'bank.import', sentence);
  const pack = await readPack(zip);
  const { workspaceId } = member;
  return rt.db.$transaction(
    async (tx) => {
      await lockWorkspace(tx, workspaceId);
      await requireRubric(tx, workspaceId, pack);
      const rubrics = await compareRubrics(tx, workspaceId, pack.rubrics, { keeps: false });
      const comparison = await comparePack(tx, workspaceId, pack, { keeps: false });
      const view = await viewChanges(tx, pack, comparison, rubrics);
      if (preview) return view;
      if (expect !== undefined && expect !== view.fingerprint) {
        throw new AppError('conflict', 'The bank was changed since you looked. See what would change now.');
      }
      const at = rt.now();
      await applyRubrics(tx, workspaceId, rubrics, { actor: member, at, importedAt: at });
      const { packId, ...counts } = await applyPack(tx, workspaceId, pack, comparison, {
        now: at,
        importedAt: at,
      });
      await writeAudit(tx, member, {
        workspaceId,
        at,
        action: 'pack.import',
        subjectType: 'pack',
        subjectId: packId,
        data: { slug: pack.slug, version: pack.version, ...counts },
      });
      return view;
    },
    { timeout: PACK_TIMEOUT_MS },
  );
}

async function readPack(zip: Uint8Array): Promise<Pack> {
  const files = await readZip(zip);
  const pack = files.ok ? await gently(parsePackInSteps(files.value)) : files;
  if (!pack.ok) throw new PackRefused(pack.problems);
  return pack.value;
}

/** A pack names a rubric that it brings along or that is there. */
async function requireRubric(tx: Prisma.TransactionClient, workspaceId: string, pack: Pack): Promise<void> {
  const slug = pack.rubric;
  if (pack.rubrics.some((rubric) => rubric.slug === slug)) return;
  if (await tx.rubric.findUnique({ where: { workspaceId_slug: { workspaceId, slug } } })) return;
  const message = `There is no rubric "${slug}" in the pack or in the workspace.`;
  throw new PackRefused([{ file: 'pack.yaml', line: 1, rule: 'rubric', message }]);
}
