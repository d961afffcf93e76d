import type { z } from 'zod';
import type { saveSummaryInput } from '@/lib/schemas/scorecard';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { lockDraft } from './lockDraft';

/**
 * Saves the viewer's recommendation and summary. Not in the audit log, for the reason of `saveScore`.
 * @throws AppError `forbidden`, or `conflict` when the scorecard is submitted
 */
export async function saveSummary(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: StaffAccess,
  { recommendation, summary }: Omit<z.output<typeof saveSummaryInput>, 'interviewId'>,
): Promise<void> {
  access.require('score.write');
  await rt.db.$transaction(async (tx) => {
    const at = rt.now();
    const id = await lockDraft(tx, access, at);
    await tx.scorecard.update({ where: { id }, data: { recommendation, summary, updatedAt: at } });
  });
}
