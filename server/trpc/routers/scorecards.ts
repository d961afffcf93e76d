import { interviewIdInput } from '@/lib/schemas/interview';
import { saveScoreInput, saveSummaryInput } from '@/lib/schemas/scorecard';
import { openInterview } from '@/server/auth/roomAccess';
import { getMyScorecard } from '@/server/services/scorecard/getMyScorecard';
import { saveScore } from '@/server/services/scorecard/saveScore';
import { saveSummary } from '@/server/services/scorecard/saveSummary';
import { submitScorecard } from '@/server/services/scorecard/submitScorecard';
import { memberProcedure, router } from '../init';

export const scorecardsRouter = router({
  mine: memberProcedure
    .input(interviewIdInput)
    .query(async ({ ctx, input }) =>
      getMyScorecard(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId)),
    ),
  saveScore: memberProcedure
    .input(saveScoreInput)
    .mutation(async ({ ctx, input }) =>
      saveScore(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId), input),
    ),
  saveSummary: memberProcedure
    .input(saveSummaryInput)
    .mutation(async ({ ctx, input }) =>
      saveSummary(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId), input),
    ),
  submit: memberProcedure
    .input(interviewIdInput)
    .mutation(async ({ ctx, input }) =>
      submitScorecard(ctx.rt, await openInterview(ctx.rt, ctx.viewer, input.interviewId)),
    ),
});
