import {
  createPlanTemplateInput,
  listPlanTemplatesInput,
  planTemplateIdInput,
  updatePlanTemplateInput,
} from '@/lib/schemas/planTemplate';
import {
  archivePlanTemplate,
  unarchivePlanTemplate,
} from '@/server/services/planTemplate/archivePlanTemplate';
import { createPlanTemplate } from '@/server/services/planTemplate/createPlanTemplate';
import { duplicatePlanTemplate } from '@/server/services/planTemplate/duplicatePlanTemplate';
import { getPlanTemplate } from '@/server/services/planTemplate/getPlanTemplate';
import { listPlanTemplates } from '@/server/services/planTemplate/listPlanTemplates';
import { takePlan } from '@/server/services/planTemplate/takePlan';
import { updatePlanTemplate } from '@/server/services/planTemplate/updatePlanTemplate';
import { memberProcedure, router } from '../init';

export const plansRouter = router({
  list: memberProcedure
    .input(listPlanTemplatesInput)
    .query(({ ctx, input }) => listPlanTemplates(ctx.rt, ctx.member, input)),
  get: memberProcedure
    .input(planTemplateIdInput)
    .query(({ ctx, input }) => getPlanTemplate(ctx.rt, ctx.member, input)),
  take: memberProcedure
    .input(planTemplateIdInput)
    .query(({ ctx, input }) => takePlan(ctx.rt, ctx.member, input)),
  create: memberProcedure
    .input(createPlanTemplateInput)
    .mutation(({ ctx, input }) => createPlanTemplate(ctx.rt, ctx.member, input)),
  update: memberProcedure
    .input(updatePlanTemplateInput)
    .mutation(({ ctx, input }) => updatePlanTemplate(ctx.rt, ctx.member, input)),
  duplicate: memberProcedure
    .input(planTemplateIdInput)
    .mutation(({ ctx, input }) => duplicatePlanTemplate(ctx.rt, ctx.member, input)),
  archive: memberProcedure
    .input(planTemplateIdInput)
    .mutation(({ ctx, input }) => archivePlanTemplate(ctx.rt, ctx.member, input)),
  unarchive: memberProcedure
    .input(planTemplateIdInput)
    .mutation(({ ctx, input }) => unarchivePlanTemplate(ctx.rt, ctx.member, input)),
});
