import type { InvitePreview } from '@/lib/schemas/room';
import type { Viewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { findInvite } from './findInvite';

/** What a link leads to, for the person who has it. @throws like `findInvite` */
export async function previewInvite(
  rt: Pick<Runtime, 'db' | 'now'>,
  viewer: Viewer,
  { token }: { token: string },
): Promise<InvitePreview> {
  const { invite, pass } = await findInvite(rt, viewer, token);
  const { interview, sketch, workspace } = invite.room;
  return {
    kind: interview ? 'interview' : 'sketch',
    workspaceName: workspace.name,
    suggestedName: pass?.name ?? interview?.candidateName ?? '',
    title: interview?.candidateRole ?? sketch?.name ?? '',
  };
}
