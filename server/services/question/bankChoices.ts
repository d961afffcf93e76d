import { OWN_PACK } from '@/lib/bank/ownPack';
import type { BankChoices } from '@/lib/schemas/question';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';

/** The categories and tags of the bank, for whoever writes a question. */
export async function bankChoices(rt: Pick<Runtime, 'db'>, member: MemberViewer): Promise<BankChoices> {
  requireWorkspaceAction(member, 'bank.read');
  const { workspaceId } = member;
  const [ownPack, categories, tags] = await Promise.all([
    rt.db.pack.findUnique({
      where: { workspaceId_slug: { workspaceId, slug: OWN_PACK.slug } },
      select: { id: true },
    }),
    rt.db.questionCategory.findMany({
      where: { pack: { workspaceId } },
      orderBy: [{ pack: { slug: 'asc' } }, { position: 'asc' }],
      select: { id: true, title: true, pack: { select: { slug: true } } },
    }),
    rt.db.$queryRaw<{ tag: string }[]>`
      SELECT DISTINCT tag FROM "Question" q
        JOIN "Pack" p ON p."id" = q."packId" AND p."workspaceId" = ${workspaceId}
        JOIN "QuestionVersion" v ON v."id" = q."currentVersionId", unnest(v."tags") AS tag
       ORDER BY tag`,
  ]);
  return {
    ownPackId: ownPack?.id ?? null,
    categories: categories.map(({ id, title, pack }) => ({ id, title, own: pack.slug === OWN_PACK.slug })),
    tags: tags.map(({ tag }) => tag),
  };
}
