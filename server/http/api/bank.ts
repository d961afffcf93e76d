import { questionList, questionsQuery } from '@/lib/schemas/api';
import { searchBank } from '@/server/services/question/searchBank';
import { endpoint } from './endpoint';

export const listQuestions = endpoint({
  path: '/questions',
  method: 'GET',
  operationId: 'listQuestions',
  summary: 'The question bank in its order, with the prompts',
  query: questionsQuery,
  response: questionList,
  status: 200,
  async run(rt, member, { query }) {
    const { questions, nextCursor } = await searchBank(rt, member, query);
    return { items: questions, nextCursor };
  },
});
