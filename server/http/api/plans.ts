import { z } from 'zod';
import { plansQuery, planTemplate, planTemplateList } from '@/lib/schemas/apiPlan';
import { idSchema } from '@/lib/schemas/common';
import { getPlanTemplate } from '@/server/services/planTemplate/getPlanTemplate';
import { listPlanTemplates } from '@/server/services/planTemplate/listPlanTemplates';
import { endpoint } from './endpoint';
import { page } from './page';

export const listPlans = endpoint({
  path: '/plans',
  method: 'GET',
  operationId: 'listPlans',
  summary: 'The plan templates of the workspace, by title',
  query: plansQuery,
  response: planTemplateList,
  status: 200,
  run: async (rt, member, { query }) =>
    page(await listPlanTemplates(rt, member, { ...query, archived: query.archived === 'true' }), query),
});

export const getPlan = endpoint({
  path: '/plans/{id}',
  method: 'GET',
  operationId: 'getPlan',
  summary: 'A plan template with its questions as they are now',
  params: z.object({ id: idSchema.describe('Identifier of the plan template') }),
  response: planTemplate,
  status: 200,
  run: (rt, member, { params }) => getPlanTemplate(rt, member, { planTemplateId: params.id }),
});
