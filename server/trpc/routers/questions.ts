import { listQuestionsInput, questionIdInput } from '@/lib/schemas/question';
import { getQuestion } from '@/server/services/question/getQuestion';
import { searchBank } from '@/server/services/question/searchBank';
import { memberProcedure, router } from '../init';

export const questionsRouter = router({
  bank: memberProcedure
    .input(listQuestionsInput)
    .query(({ ctx, input }) => searchBank(ctx.rt, ctx.member, input)),
  get: memberProcedure
    .input(questionIdInput)
    .query(({ ctx, input }) => getQuestion(ctx.rt, ctx.member, input)),
});
