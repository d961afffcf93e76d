import { copyTitle } from '@/lib/copyTitle';
import { RUBRIC_TITLE_MAX } from '@/lib/schemas/rubric';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { lockWorkspace } from '../pack/lockWorkspace';
import { requireWriter } from './checkChange';
import { contentOf } from './content';
import { addRubric } from './createRubric';
import { fetchRubric } from './fetchRubric';

/** Copies a rubric in its current version into one of the workspace's own. @throws AppError `forbidden`, `not_found` */
export async function duplicateRubric(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { rubricId }: { rubricId: string },
): Promise<{ rubricId: string }> {
  requireWriter(member);
  return rt.db.$transaction(async (tx) => {
    await lockWorkspace(tx, member.workspaceId);
    const { currentVersion } = await fetchRubric(tx, member.workspaceId, rubricId);
    const content = contentOf(currentVersion);
    return addRubric(tx, member, {
      content: { ...content, title: copyTitle(content.title, RUBRIC_TITLE_MAX) },
      at: rt.now(),
      copyOf: rubricId,
    });
  });
}
