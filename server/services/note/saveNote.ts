import type { z } from 'zod';
import type { NoteView, saveNoteInput } from '@/lib/schemas/note';
import type { StaffAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { NOTE_INCLUDE, noteView } from './view';

/**
 * Saves a note of the viewer whole; the same save twice is one note, and an older revision never replaces a
 * newer one. Its moment and question are those of its first save. Every keystroke's pause saves, so this is
 * not in the audit log.
 * @returns the note as it is stored then, which may be a newer revision
 * @throws AppError `forbidden` where no notes can be written or the note is not theirs, `conflict` for one
 * that was removed
 */
export async function saveNote(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: StaffAccess,
  input: z.output<typeof saveNoteInput>,
): Promise<NoteView> {
  access.require('note.write');
  const { interviewId, memberId } = access;
  const { id, body, revision } = input;
  const now = rt.now();
  const interview = await rt.db.interview.findUniqueOrThrow({
    where: { id: interviewId },
    select: { createdAt: true, asked: { where: { id: input.askedQuestionId ?? '' }, select: { id: true } } },
  });
  const made = await rt.db.note.createMany({
    data: [
      {
        id,
        interviewId,
        authorId: memberId,
        body,
        revision,
        at: clamp(new Date(input.at), interview.createdAt, now),
        // A question of another interview is dropped rather than the note.
        askedQuestionId: interview.asked[0]?.id ?? null,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (made.count === 0) {
    await rt.db.note.updateMany({
      where: { id, interviewId, authorId: memberId, deletedAt: null, revision: { lt: revision } },
      data: { body, revision, updatedAt: now },
    });
  }
  const note = await rt.db.note.findUniqueOrThrow({ where: { id }, include: NOTE_INCLUDE });
  if (note.authorId !== memberId || note.interviewId !== interviewId) {
    throw new AppError('forbidden', 'This note belongs to someone else or to another interview.');
  }
  if (note.deletedAt)
    throw new AppError('conflict', 'This note was removed. Write a new one to keep the text.');
  return noteView(note, memberId);
}

/** The moment, moved into the time in which the interview exists: browsers' clocks may be wrong. */
function clamp(at: Date, from: Date, to: Date): Date {
  if (at < from) return from;
  return at > to ? to : at;
}
