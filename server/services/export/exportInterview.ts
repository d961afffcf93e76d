import type { z } from 'zod';
import type { BoardRecord } from '@/lib/board/schema';
import type { interviewExport } from '@/lib/schemas/apiExport';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { readBoardSnapshot } from '../board/readBoard';
import { getInterview } from '../interview/getInterview';
import { listMyNotes } from '../note/listMyNotes';
import { picturesOfBoard } from '../picture/picturesOfBoard';
import { readAsked } from '../question/readAsked';
import { getReview } from '../review/getReview';
import { readCriteria } from '../scorecard/readCriteria';

type Content = Pick<z.input<typeof interviewExport>, 'criteria' | 'asked' | 'notes' | 'scorecards'>;

/**
 * Everything of an interview that the reader may see in its rooms, in one document. Until it has ended, these
 * are their own notes and no scorecards, so that nobody's scores are swayed.
 * @throws AppError `forbidden`
 */
export async function exportInterview(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: StaffAccess,
): Promise<z.input<typeof interviewExport>> {
  const content = access.can('review.read') ? await getReviewed(rt, access) : await getSoFar(rt, access);
  const interview = await getInterview(rt, access);
  const board = await readBoardSnapshot(rt, access);
  const pictures = await picturesOfBoard(rt, access, Object.values(board.store) as BoardRecord[]);
  const at = rt.now();
  const { workspaceId, interviewId } = access;
  const subject = { subjectType: 'interview', subjectId: interviewId };
  await writeAudit(rt.db, access, { workspaceId, at, action: 'interview.export', ...subject });
  return {
    format: 1,
    exportedAt: at.toISOString(),
    interview,
    ...content,
    board,
    pictures: Object.fromEntries(pictures),
  };
}

async function getReviewed(rt: Pick<Runtime, 'db'>, access: StaffAccess): Promise<Content> {
  const { rubric, asked, notes, scorecards } = await getReview(rt, access);
  return { criteria: rubric.criteria, asked, notes, scorecards };
}

async function getSoFar(rt: Pick<Runtime, 'db'>, access: StaffAccess): Promise<Content> {
  const [criteria, asked, notes] = await Promise.all([
    readCriteria(rt.db, access.interviewId),
    readAsked(rt, access.interviewId),
    listMyNotes(rt, access),
  ]);
  return { criteria, asked, notes, scorecards: [] };
}
