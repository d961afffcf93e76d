import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import { requireBase } from '../version/requireBase';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import type { FetchedRubric } from './fetchRubric';

/** @throws AppError `forbidden` for members who may only read rubrics */
export function requireWriter(member: MemberViewer): void {
  requireWorkspaceAction(member, 'rubric.write', 'Only owners and admins change rubrics. Ask one of them.');
}

/**
 * Makes sure that a change builds on the current version of a rubric that is not archived.
 * @throws AppError `conflict` with who saved what meanwhile
 */
export function checkChange(rubric: FetchedRubric, baseVersion: number): void {
  requireBase(rubric.currentVersion, baseVersion, 'Drawbridge');
  if (rubric.archivedAt) {
    throw new AppError('conflict', 'This rubric is archived. Bring it back before you change it.');
  }
}
