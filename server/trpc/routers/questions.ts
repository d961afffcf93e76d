import {
  bankFacetsInput,
  createQuestionInput,
  listQuestionsInput,
  questionIdInput,
  readVersionInput,
  restoreVersionInput,
  setFavouriteInput,
  takePackVersionInput,
  updateQuestionInput,
} from '@/lib/schemas/question';
import { openInterview } from '@/server/auth/roomAccess';
import type { MemberViewer } from '@/server/auth/viewer';
import { archiveQuestion, unarchiveQuestion } from '@/server/services/question/archiveQuestion';
import { bankChoices } from '@/server/services/question/bankChoices';
import { bankFacets } from '@/server/services/question/bankFacets';
import { createQuestion } from '@/server/services/question/createQuestion';
import { duplicateQuestion } from '@/server/services/question/duplicateQuestion';
import { findCandidate } from '@/server/services/question/findCandidate';
import { getQuestion } from '@/server/services/question/getQuestion';
import { getStatistics } from '@/server/services/question/getStatistics';
import { listVersions, readVersion } from '@/server/services/question/listVersions';
import { restoreVersion, takePackVersion } from '@/server/services/question/restoreVersion';
import { searchBank } from '@/server/services/question/searchBank';
import { setFavourite } from '@/server/services/question/setFavourite';
import { updateQuestion } from '@/server/services/question/updateQuestion';
import { memberProcedure, router, type TrpcContext } from '../init';

type Candidate = {
  name?: string | undefined;
  interviewId?: string | undefined;
  hideAsked?: boolean | undefined;
};

async function candidateOf(ctx: TrpcContext & { member: MemberViewer }, given: Candidate | undefined) {
  if (!given) return null;
  const { interviewId, ...rest } = given;
  const access = interviewId ? await openInterview(ctx.rt, ctx.viewer, interviewId) : null;
  return findCandidate(ctx.rt, ctx.member, access, rest);
}

export const questionsRouter = router({
  bank: memberProcedure
    .input(listQuestionsInput)
    .query(async ({ ctx, input: { candidate, ...filters } }) =>
      searchBank(ctx.rt, ctx.member, filters, await candidateOf(ctx, candidate)),
    ),
  facets: memberProcedure
    .input(bankFacetsInput)
    .query(async ({ ctx, input: { candidate, ...filters } }) =>
      bankFacets(ctx.rt, ctx.member, filters, await candidateOf(ctx, candidate)),
    ),
  choices: memberProcedure.query(({ ctx }) => bankChoices(ctx.rt, ctx.member)),
  get: memberProcedure
    .input(questionIdInput)
    .query(({ ctx, input }) => getQuestion(ctx.rt, ctx.member, input)),
  versions: memberProcedure
    .input(questionIdInput)
    .query(({ ctx, input }) => listVersions(ctx.rt, ctx.member, input)),
  version: memberProcedure
    .input(readVersionInput)
    .query(({ ctx, input }) => readVersion(ctx.rt, ctx.member, input)),
  statistics: memberProcedure
    .input(questionIdInput)
    .query(({ ctx, input }) => getStatistics(ctx.rt, ctx.member, input)),
  create: memberProcedure
    .input(createQuestionInput)
    .mutation(({ ctx, input }) => createQuestion(ctx.rt, ctx.member, input)),
  update: memberProcedure
    .input(updateQuestionInput)
    .mutation(({ ctx, input }) => updateQuestion(ctx.rt, ctx.member, input)),
  restore: memberProcedure
    .input(restoreVersionInput)
    .mutation(({ ctx, input }) => restoreVersion(ctx.rt, ctx.member, input)),
  takePackVersion: memberProcedure
    .input(takePackVersionInput)
    .mutation(({ ctx, input }) => takePackVersion(ctx.rt, ctx.member, input)),
  duplicate: memberProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => duplicateQuestion(ctx.rt, ctx.member, input)),
  archive: memberProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => archiveQuestion(ctx.rt, ctx.member, input)),
  unarchive: memberProcedure
    .input(questionIdInput)
    .mutation(({ ctx, input }) => unarchiveQuestion(ctx.rt, ctx.member, input)),
  favourite: memberProcedure
    .input(setFavouriteInput)
    .mutation(({ ctx, input }) => setFavourite(ctx.rt, ctx.member, input)),
});
