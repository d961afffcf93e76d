import { formatPackInSteps } from '@/lib/packs/format';
import { parsePackInSteps } from '@/lib/packs/parsePack';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { gently } from './gently';
import { listPacks } from './listPacks';
import { readStoredPack } from './readStoredPack';
import { writeZip } from './zip/writeZip';

/** A pack as a file: its name, and its bytes, which are equal for equal content. */
export type ExportedPack = { name: string; bytes: Buffer };

/**
 * A pack of the workspace with its rubric as a zip file: every question that is not archived, in its current
 * version. What is given out can be imported as it is.
 * @throws AppError `not_found`; `conflict` naming file and line where something in the bank is outside the format
 */
export async function exportPack(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { slug }: { slug: string },
): Promise<ExportedPack> {
  requireWorkspaceAction(member, 'bank.read');
  const { workspaceId } = member;
  const stored = await readStoredPack(rt.db, workspaceId, slug);
  if (!stored) {
    const known = (await listPacks(rt, member)).map((pack) => pack.slug).join(', ');
    throw new AppError('not_found', `There is no pack "${slug}"; there is: ${known || 'none'}.`);
  }
  const files = await gently(formatPackInSteps(stored.pack));
  const check = await gently(parsePackInSteps(files));
  if (!check.ok) {
    const [first] = check.problems;
    const where = first ? `${first.file}, line ${first.line}: ${first.message}` : '';
    throw new AppError('conflict', `This pack cannot be exported yet. ${where}`);
  }
  await writeAudit(rt.db, member, {
    workspaceId,
    at: rt.now(),
    action: 'pack.export',
    subjectType: 'pack',
    subjectId: stored.packId,
    data: { slug, version: stored.pack.version },
  });
  return { name: `${slug}-${stored.pack.version}.zip`, bytes: await writeZip(files) };
}
