import { missingForSubmit } from '@/lib/scoring/missing';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { lockDraft } from './lockDraft';
import { readCriteria } from './readCriteria';

/**
 * Submits the viewer's scorecard, which is final from then on.
 * @throws AppError `forbidden`, `invalid` naming what is missing, `conflict` when it is submitted already
 */
export async function submitScorecard(rt: Pick<Runtime, 'db' | 'now'>, access: StaffAccess): Promise<void> {
  access.require('score.write');
  const { interviewId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const at = rt.now();
    const id = await lockDraft(tx, access, at);
    const draft = await tx.scorecard.findUniqueOrThrow({ where: { id }, include: { scores: true } });
    const missing = missingForSubmit(await readCriteria(tx, interviewId), draft);
    if (missing) throw new AppError('invalid', missing);
    await tx.scorecard.update({ where: { id }, data: { state: 'submitted', submittedAt: at } });
    const subject = { subjectType: 'scorecard', subjectId: id };
    await writeAudit(tx, access, { workspaceId, at, action: 'scorecard.submit', ...subject });
  });
}
