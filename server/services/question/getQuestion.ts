import { OWN_PACK } from '@/lib/bank/ownPack';
import { guideForReading, parseGuide } from '@/lib/packs/guide';
import { canInWorkspace } from '@/lib/permissions/workspace';
import type { QuestionView } from '@/lib/schemas/question';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { packStanding } from '../version/packStanding';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import { fetchQuestion, mayArchive } from './fetchQuestion';
import { questionListItem } from './view';

/** A question with its guide, for members; also one that is no longer in the bank, as interviews have it. */
export async function getQuestion(
  rt: Pick<Runtime, 'db'>,
  member: MemberViewer,
  { questionId }: { questionId: string },
): Promise<QuestionView> {
  requireWorkspaceAction(member, 'bank.read');
  const question = await fetchQuestion(rt.db, member.workspaceId, questionId);
  const { pack, currentVersion: version } = question;
  const guide = parseGuide(version.guide);
  const [favourites, related] = await Promise.all([
    rt.db.questionFavourite.count({ where: { memberId: member.memberId, questionId } }),
    rt.db.question.findMany({
      where: { packId: pack.id, slug: { in: guide.related }, currentVersionId: { not: null } },
      select: { id: true, slug: true, currentVersion: { select: { prompt: true } } },
    }),
  ]);
  const mayWrite = canInWorkspace(member.role, 'bank.write');
  return {
    ...questionListItem(question, version),
    slug: question.slug,
    version: version.version,
    pack: { id: pack.id, title: pack.title, own: pack.slug === OWN_PACK.slug },
    savedAt: version.createdAt.toISOString(),
    savedBy: version.author?.name ?? null,
    ...packStanding(question, version.version),
    archivedAt: question.archivedAt?.toISOString() ?? null,
    favourite: favourites > 0,
    signals: question.signals,
    guide: guideForReading(guide),
    sections: guide.sections,
    related: guide.related.flatMap((slug) => {
      const found = related.find((candidate) => candidate.slug === slug);
      return found?.currentVersion ? [{ slug, id: found.id, prompt: found.currentVersion.prompt }] : [];
    }),
    can: {
      edit: mayWrite && question.archivedAt === null,
      archive: mayArchive(member, question),
      create: mayWrite,
    },
  };
}
