import { z } from 'zod';
import { archivedQuery } from '@/lib/schemas/api';
import { rubric, rubricList } from '@/lib/schemas/apiRubric';
import { idSchema } from '@/lib/schemas/common';
import { getRubric as get } from '@/server/services/rubric/getRubric';
import { listRubrics as list } from '@/server/services/rubric/listRubrics';
import { endpoint } from './endpoint';
import { page } from './page';

export const listRubrics = endpoint({
  path: '/rubrics',
  method: 'GET',
  operationId: 'listRubrics',
  summary: 'The rubrics in their current versions, the default one first',
  query: archivedQuery,
  response: rubricList,
  status: 200,
  run: async (rt, member, { query }) =>
    page(await list(rt, member, { archived: query.archived === 'true' }), query),
});

export const getRubric = endpoint({
  path: '/rubrics/{id}',
  method: 'GET',
  operationId: 'getRubric',
  summary: 'A rubric in its current version, with its levels and expectations',
  params: z.object({ id: idSchema.describe('Identifier of the rubric') }),
  response: rubric,
  status: 200,
  run: (rt, member, { params }) => get(rt, member, { rubricId: params.id }),
});
