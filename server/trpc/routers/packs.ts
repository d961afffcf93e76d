import { listPacks } from '@/server/services/pack/listPacks';
import { memberProcedure, router } from '../init';

/** The files of packs go by /api/packs, as they are no JSON. */
export const packsRouter = router({
  list: memberProcedure.query(({ ctx }) => listPacks(ctx.rt, ctx.member)),
});
