import type { MemberInvitePreview } from '@/lib/schemas/workspace';
import type { Runtime } from '@/server/runtime';
import { findOpenInvite } from './openInvite';

/**
 * What an invite offers, for the person who has its link.
 * @throws AppError `not_found`, `gone` or `too_many`
 */
export async function previewMemberInvite(
  rt: Pick<Runtime, 'db' | 'now'>,
  address: string,
  { token }: { token: string },
): Promise<MemberInvitePreview> {
  const invite = await findOpenInvite(rt, address, token);
  const workspace = await rt.db.workspace.findUniqueOrThrow({ where: { id: invite.workspaceId } });
  return { workspaceName: workspace.name, role: invite.role, email: invite.email };
}
