import { boardAuthorsInput } from '@/lib/schemas/board';
import { askQuestionInput, passInRoomInput, roomIdInput, setBoardLockInput } from '@/lib/schemas/room';
import { openRoom, openStaffRoom } from '@/server/auth/roomAccess';
import { roomOpener } from '@/server/auth/roomOpener';
import { boardSpan } from '@/server/services/board/boardAt';
import { boardAuthors } from '@/server/services/board/boardAuthors';
import { setBoardLock } from '@/server/services/board/setBoardLock';
import { endInterview } from '@/server/services/interview/endInterview';
import { admitPass } from '@/server/services/pass/admitPass';
import { denyPass } from '@/server/services/pass/denyPass';
import { removePass } from '@/server/services/pass/removePass';
import { askQuestion } from '@/server/services/question/askQuestion';
import { finishQuestion } from '@/server/services/question/finishQuestion';
import { viewRoom } from '@/server/services/room/viewRoom';
import { watchRoom } from '@/server/services/room/watchRoom';
import { memberProcedure, publicProcedure, router, toTrpcError } from '../init';

export const roomRouter = router({
  view: publicProcedure
    .input(roomIdInput)
    .query(async ({ ctx, input }) => viewRoom(ctx.rt, await openRoom(ctx.rt, ctx.viewer, input.roomId))),
  watch: publicProcedure.input(roomIdInput).subscription(async function* ({ ctx, input, signal }) {
    const { rt, viewer } = ctx;
    const { roomId } = input;
    const until = signal ?? new AbortController().signal;
    try {
      yield* watchRoom(rt, roomId, roomOpener(rt, viewer, roomId), until);
    } catch (error) {
      // Thrown after the procedure has returned, where nothing else maps it.
      throw toTrpcError(rt, error);
    }
  }),
  /** From when to when the board's log goes, and the points in between that can be exported. */
  boardSpan: memberProcedure
    .input(roomIdInput)
    .query(async ({ ctx, input }) => boardSpan(ctx.rt, await openRoom(ctx.rt, ctx.viewer, input.roomId))),
  /** Who made some shapes and who changed them last. */
  boardAuthors: memberProcedure
    .input(boardAuthorsInput)
    .query(async ({ ctx, input }) =>
      boardAuthors(ctx.rt, await openRoom(ctx.rt, ctx.viewer, input.roomId), input),
    ),
  /** Locks the board for the candidate, or for guests, or unlocks it. */
  setLock: memberProcedure
    .input(setBoardLockInput)
    .mutation(async ({ ctx, input }) =>
      setBoardLock(ctx.rt, await openRoom(ctx.rt, ctx.viewer, input.roomId), input),
    ),
  admit: memberProcedure
    .input(passInRoomInput)
    .mutation(async ({ ctx, input }) =>
      admitPass(ctx.rt, await openStaffRoom(ctx.rt, ctx.viewer, input.roomId), input),
    ),
  deny: memberProcedure
    .input(passInRoomInput)
    .mutation(async ({ ctx, input }) =>
      denyPass(ctx.rt, await openStaffRoom(ctx.rt, ctx.viewer, input.roomId), input),
    ),
  remove: memberProcedure
    .input(passInRoomInput)
    .mutation(async ({ ctx, input }) =>
      removePass(ctx.rt, await openStaffRoom(ctx.rt, ctx.viewer, input.roomId), input),
    ),
  ask: memberProcedure
    .input(askQuestionInput)
    .mutation(async ({ ctx, input }) =>
      askQuestion(ctx.rt, await openStaffRoom(ctx.rt, ctx.viewer, input.roomId), input),
    ),
  finishQuestion: memberProcedure
    .input(roomIdInput)
    .mutation(async ({ ctx, input }) =>
      finishQuestion(ctx.rt, await openStaffRoom(ctx.rt, ctx.viewer, input.roomId)),
    ),
  end: memberProcedure
    .input(roomIdInput)
    .mutation(async ({ ctx, input }) =>
      endInterview(ctx.rt, await openStaffRoom(ctx.rt, ctx.viewer, input.roomId)),
    ),
});
