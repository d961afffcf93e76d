import { copyTitle } from '@/lib/copyTitle';
import { NAME_MAX } from '@/lib/schemas/lengths';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { addPlanTemplate } from './addPlanTemplate';
import { requirePlanWriter } from './checkChange';
import { contentOfTemplate } from './contentOfTemplate';
import { fetchPlanTemplate } from './fetchPlanTemplate';

/** Copies a plan template, an archived one too; the copy is current. @throws AppError `forbidden`, `not_found` */
export async function duplicatePlanTemplate(
  rt: Pick<Runtime, 'db' | 'now'>,
  member: MemberViewer,
  { planTemplateId }: { planTemplateId: string },
): Promise<{ planTemplateId: string }> {
  requirePlanWriter(member);
  const { workspaceId, memberId } = member;
  return rt.db.$transaction(async (tx) => {
    const content = contentOfTemplate(await fetchPlanTemplate(tx, workspaceId, planTemplateId));
    return addPlanTemplate(tx, member, {
      workspaceId,
      memberId,
      at: rt.now(),
      content: { ...content, title: copyTitle(content.title, NAME_MAX) },
      copyOf: planTemplateId,
    });
  });
}
