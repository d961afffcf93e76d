import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';

/**
 * Removes a note of the viewer. Removing it once more changes nothing.
 * @throws AppError `forbidden` where no notes can be written or the note is not theirs
 */
export async function removeNote(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: StaffAccess,
  { noteId }: { noteId: string },
): Promise<void> {
  access.require('note.write');
  const { interviewId, memberId, workspaceId } = access;
  await rt.db.$transaction(async (tx) => {
    const note = await tx.note.findFirst({ where: { id: noteId, interviewId }, select: { authorId: true } });
    if (note?.authorId !== memberId) {
      throw new AppError('forbidden', 'This note is not yours, so you cannot remove it.');
    }
    const at = rt.now();
    const removed = await tx.note.updateMany({
      where: { id: noteId, deletedAt: null },
      data: { deletedAt: at },
    });
    if (removed.count === 0) return;
    const subject = { subjectType: 'note', subjectId: noteId };
    await writeAudit(tx, access, { workspaceId, at, action: 'note.remove', ...subject });
  });
}
