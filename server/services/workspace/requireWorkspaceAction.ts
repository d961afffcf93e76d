import { canInWorkspace, type WorkspaceAction } from '@/lib/permissions/workspace';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';

/** @throws AppError `forbidden` with the sentence, where the member's role does not allow the action. */
export function requireWorkspaceAction(
  member: MemberViewer,
  action: WorkspaceAction,
  sentence = 'Your role does not allow this. Ask an admin of the workspace.',
): void {
  if (!canInWorkspace(member.role, action)) throw new AppError('forbidden', sentence);
}
