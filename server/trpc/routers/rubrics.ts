import {
  createRubricInput,
  listRubricsInput,
  readRubricVersionInput,
  restoreRubricVersionInput,
  rubricIdInput,
  takeRubricUpdateInput,
  updateRubricInput,
} from '@/lib/schemas/rubric';
import { archiveRubric, unarchiveRubric } from '@/server/services/rubric/archiveRubric';
import { createRubric } from '@/server/services/rubric/createRubric';
import { duplicateRubric } from '@/server/services/rubric/duplicateRubric';
import { getRubric } from '@/server/services/rubric/getRubric';
import { listRubrics } from '@/server/services/rubric/listRubrics';
import { listVersions, readVersion } from '@/server/services/rubric/listVersions';
import { restoreVersion, takeUpdate } from '@/server/services/rubric/restoreVersion';
import { setDefaultRubric } from '@/server/services/rubric/setDefaultRubric';
import { updateRubric } from '@/server/services/rubric/updateRubric';
import { memberProcedure, router } from '../init';

export const rubricsRouter = router({
  list: memberProcedure
    .input(listRubricsInput)
    .query(({ ctx, input }) => listRubrics(ctx.rt, ctx.member, input)),
  get: memberProcedure.input(rubricIdInput).query(({ ctx, input }) => getRubric(ctx.rt, ctx.member, input)),
  versions: memberProcedure
    .input(rubricIdInput)
    .query(({ ctx, input }) => listVersions(ctx.rt, ctx.member, input)),
  version: memberProcedure
    .input(readRubricVersionInput)
    .query(({ ctx, input }) => readVersion(ctx.rt, ctx.member, input)),
  create: memberProcedure
    .input(createRubricInput)
    .mutation(({ ctx, input }) => createRubric(ctx.rt, ctx.member, input)),
  update: memberProcedure
    .input(updateRubricInput)
    .mutation(({ ctx, input }) => updateRubric(ctx.rt, ctx.member, input)),
  restore: memberProcedure
    .input(restoreRubricVersionInput)
    .mutation(({ ctx, input }) => restoreVersion(ctx.rt, ctx.member, input)),
  takeUpdate: memberProcedure
    .input(takeRubricUpdateInput)
    .mutation(({ ctx, input }) => takeUpdate(ctx.rt, ctx.member, input)),
  duplicate: memberProcedure
    .input(rubricIdInput)
    .mutation(({ ctx, input }) => duplicateRubric(ctx.rt, ctx.member, input)),
  archive: memberProcedure
    .input(rubricIdInput)
    .mutation(({ ctx, input }) => archiveRubric(ctx.rt, ctx.member, input)),
  unarchive: memberProcedure
    .input(rubricIdInput)
    .mutation(({ ctx, input }) => unarchiveRubric(ctx.rt, ctx.member, input)),
  setDefault: memberProcedure
    .input(rubricIdInput)
    .mutation(({ ctx, input }) => setDefaultRubric(ctx.rt, ctx.member, input)),
});
