import { archivedQuery, sketchList } from '@/lib/schemas/api';
import { listSketches as list } from '@/server/services/sketch/listSketches';
import { endpoint } from './endpoint';
import { page } from './page';

export const listSketches = endpoint({
  path: '/sketches',
  method: 'GET',
  operationId: 'listSketches',
  summary: 'The sketches of the workspace, the one drawn on last first',
  query: archivedQuery,
  response: sketchList,
  status: 200,
  run: async (rt, member, { query }) =>
    page(await list(rt, member, { archived: query.archived === 'true' }), query),
});
