import {
  createInterviewInput,
  interviewIdInput,
  listInterviewsInput,
  updateInterviewInput,
} from '@/lib/schemas/interview';
import { openInterview, openSketch } from '@/server/auth/roomAccess';
import { publicUrl } from '@/server/http/publicUrl';
import { archiveInterview } from '@/server/services/interview/archiveInterview';
import { createInterview } from '@/server/services/interview/createInterview';
import { getInterview } from '@/server/services/interview/getInterview';
import { listInterviews } from '@/server/services/interview/listInterviews';
import { updateInterview } from '@/server/services/interview/updateInterview';
import { createInterviewInvite } from '@/server/services/invite/createInterviewInvite';
import { revokeInterviewInvite } from '@/server/services/invite/revokeInterviewInvite';
import { memberProcedure, router } from '../init';

export const interviewsRouter = router({
  list: memberProcedure
    .input(listInterviewsInput)
    .query(({ ctx, input }) => listInterviews(ctx.rt, ctx.member, input)),
  get: memberProcedure
    .input(interviewIdInput)
    .query(async ({ ctx, input }) =>
      getInterview(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId)),
    ),
  create: memberProcedure.input(createInterviewInput).mutation(async ({ ctx, input }) => {
    const { startingSketchId } = input;
    const sketch = startingSketchId ? await openSketch(ctx.rt, ctx.viewer, startingSketchId) : null;
    return createInterview(ctx.rt, ctx.member, input, sketch);
  }),
  update: memberProcedure.input(updateInterviewInput).mutation(async ({ ctx, input }) => {
    const { interviewId, ...changes } = input;
    return updateInterview(ctx.rt, await openInterview(ctx.rt, ctx.viewer, interviewId), changes);
  }),
  archive: memberProcedure
    .input(interviewIdInput)
    .mutation(async ({ ctx, input }) =>
      archiveInterview(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId)),
    ),
  createInvite: memberProcedure.input(interviewIdInput).mutation(async ({ ctx, input }) => {
    const access = await openInterview(ctx.rt, ctx.viewer, input.interviewId);
    const made = await createInterviewInvite(ctx.rt, access);
    return { ...made, url: publicUrl(ctx.rt, `/join#${made.token}`) };
  }),
  revokeInvite: memberProcedure
    .input(interviewIdInput)
    .mutation(async ({ ctx, input }) =>
      revokeInterviewInvite(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId)),
    ),
});
