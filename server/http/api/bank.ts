import { questionList, questionsQuery } from '@/lib/schemas/api';
import { searchBank } from '@/server/services/question/searchBank';
import { endpoint } from './endpoint';
import { page } from './page';

export const listQuestions = endpoint({
  path: '/questions',
  method: 'GET',
  operationId: 'listQuestions',
  summary: 'The question bank in its order, with the prompts',
  query: questionsQuery,
  response: questionList,
  status: 200,
  run: async (rt, member, { query }) => page((await searchBank(rt, member, query)).questions, query),
});
