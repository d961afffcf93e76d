import type { PlanTemplateInput } from '@/lib/schemas/planTemplate';
import type { Prisma } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { AppError } from '@/server/errors';
import { requireBase } from '../version/requireBase';
import { requireWorkspaceAction } from '../workspace/requireWorkspaceAction';
import type { FetchedPlanTemplate } from './fetchPlanTemplate';

/** @throws AppError `forbidden` for members who may only read plan templates */
export function requirePlanWriter(member: MemberViewer): void {
  requireWorkspaceAction(
    member,
    'plan.write',
    'Your role does not write plans. Ask an interviewer or an admin of the workspace.',
  );
}

/**
 * Makes sure that a change builds on the version that is there, and that the template is not put away.
 * @throws AppError `conflict` with who saved what meanwhile
 */
export function checkPlanChange(template: FetchedPlanTemplate, baseVersion: number): void {
  const { version, updatedBy, archivedAt } = template;
  requireBase({ version, author: updatedBy }, baseVersion, 'Someone');
  if (archivedAt)
    throw new AppError('conflict', 'This plan is archived. Bring it back before you change it.');
}

/** @throws AppError `invalid` on the field `items` if one of these is no question of the workspace */
export async function checkItems(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  items: PlanTemplateInput['items'],
): Promise<void> {
  const ids = items.map(({ questionId }) => questionId);
  const found = await tx.question.count({ where: { id: { in: ids }, pack: { workspaceId } } });
  if (found < ids.length) {
    throw new AppError(
      'invalid',
      'A question is not in the bank any more. Remove it and pick another.',
      'items',
    );
  }
}
