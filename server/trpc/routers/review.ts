import { interviewIdInput } from '@/lib/schemas/interview';
import { openInterview } from '@/server/auth/roomAccess';
import { getReview } from '@/server/services/review/getReview';
import { memberProcedure, router } from '../init';

export const reviewRouter = router({
  get: memberProcedure
    .input(interviewIdInput)
    .query(async ({ ctx, input }) =>
      getReview(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId)),
    ),
});
