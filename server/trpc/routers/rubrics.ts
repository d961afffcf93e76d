import { listRubrics } from '@/server/services/rubric/listRubrics';
import { memberProcedure, router } from '../init';

export const rubricsRouter = router({
  list: memberProcedure.query(({ ctx }) => listRubrics(ctx.rt, ctx.member)),
});
