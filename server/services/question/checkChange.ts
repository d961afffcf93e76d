import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import { requireBase } from '../version/requireBase';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import type { FetchedQuestion } from './fetchQuestion';

/** @throws AppError `forbidden` for members who may only read the bank */
export function requireWriter(member: MemberViewer): void {
  requireWorkspaceAction(
    member,
    'bank.write',
    'Your role does not write questions. Ask an interviewer or an admin of the workspace.',
  );
}

/**
 * Makes sure that a change builds on the current version and that the question is in the bank.
 * @throws AppError `conflict` with who saved what meanwhile
 */
export function checkChange(question: FetchedQuestion, baseVersion: number): void {
  requireBase(question.currentVersion, baseVersion, 'The pack');
  if (question.archivedAt) {
    throw new AppError('conflict', 'This question is archived. Bring it back before you change it.');
  }
}
