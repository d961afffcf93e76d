import { newId } from '@/lib/ids';
import type { PackFile } from '@/lib/packs/packFile';
import { rubricText, samplePack } from '@/lib/packs/testing';
import type { PrismaClient } from '@/prisma/generated/client';
import { addMember, type TestWorkspace, testRuntime } from '@/server/testing/factories';
import { importPack } from '../importPack';
import { writeZip } from '../zip/writeZip';

const RUBRIC: PackFile = { path: 'rubrics/system-design.yaml', text: rubricText() };

/** The sample pack as a zip file, with some files replaced or added; null removes one. */
export async function sample(change: Record<string, string | null> = {}): Promise<Buffer> {
  const files = new Map([...samplePack(), RUBRIC].map(({ path, text }) => [path, text]));
  for (const [path, text] of Object.entries(change)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
  return writeZip([...files].map(([path, text]) => ({ path, text })));
}

/** Workspaces of this database, into which packs are imported. */
export function packBanks(db: PrismaClient) {
  const rt = testRuntime(db);

  /** Everything of a workspace that an import could change. */
  async function bankOf({ workspaceId }: TestWorkspace) {
    const where = { workspaceId };
    const inPack = { pack: where };
    return {
      packs: await db.pack.findMany({ where, orderBy: { id: 'asc' } }),
      categories: await db.questionCategory.findMany({ where: inPack, orderBy: { id: 'asc' } }),
      questions: await db.question.findMany({ where: inPack, orderBy: { id: 'asc' } }),
      versions: await db.questionVersion.findMany({ where: { question: inPack }, orderBy: { id: 'asc' } }),
      rubrics: await db.rubric.findMany({ where, include: { versions: true }, orderBy: { id: 'asc' } }),
      audit: await db.auditEntry.findMany({ where, orderBy: { id: 'asc' } }),
    };
  }

  /** A workspace without any pack, with a rubric of the default's name. */
  async function emptyWorkspace(): Promise<TestWorkspace> {
    const workspaceId = newId();
    await db.workspace.create({ data: { id: workspaceId, name: 'Empty' } });
    const owner = await addMember(rt, { workspaceId }, 'owner');
    return { workspaceId, owner, rubricVersionId: '', questions: [] };
  }

  const write = (workspace: TestWorkspace, zip: Uint8Array) =>
    importPack(rt, workspace.owner, zip, { preview: false });
  const preview = (workspace: TestWorkspace, zip: Uint8Array) =>
    importPack(rt, workspace.owner, zip, { preview: true });

  return { rt, bankOf, emptyWorkspace, write, preview };
}
