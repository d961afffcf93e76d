import { interviewIdInput } from '@/lib/schemas/interview';
import { noteIdInput, saveNoteInput } from '@/lib/schemas/note';
import { openInterview, openInterviewOfNote } from '@/server/auth/roomAccess';
import { listMyNotes } from '@/server/services/note/listMyNotes';
import { removeNote } from '@/server/services/note/removeNote';
import { saveNote } from '@/server/services/note/saveNote';
import { memberProcedure, router } from '../init';

export const notesRouter = router({
  mine: memberProcedure
    .input(interviewIdInput)
    .query(async ({ ctx, input }) =>
      listMyNotes(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId)),
    ),
  save: memberProcedure
    .input(saveNoteInput)
    .mutation(async ({ ctx, input }) =>
      saveNote(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId), input),
    ),
  remove: memberProcedure
    .input(noteIdInput)
    .mutation(async ({ ctx, input }) =>
      removeNote(ctx.rt, await openInterviewOfNote(ctx.rt, ctx.viewer, input.noteId), input),
    ),
});
