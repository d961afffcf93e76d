import type { NoteView } from '@/lib/schemas/note';
import type { StaffAccess } from '@/server/auth/roomAccess';
import type { Runtime } from '@/server/runtime';
import { NOTE_INCLUDE, noteView } from './view';

/** The viewer's own notes on an interview, by their moments. */
export async function listMyNotes(rt: Pick<Runtime, 'db'>, access: StaffAccess): Promise<NoteView[]> {
  access.require('note.read');
  const { interviewId, memberId } = access;
  const notes = await rt.db.note.findMany({
    where: { interviewId, authorId: memberId, deletedAt: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: NOTE_INCLUDE,
  });
  return notes.map((note) => noteView(note, memberId));
}
