import { setupInput } from '@/lib/schemas/workspace';
import { createWorkspace } from '@/server/services/workspace/createWorkspace';
import { setupStatus } from '@/server/services/workspace/setupStatus';
import { publicProcedure, router } from '../init';

export const setupRouter = router({
  status: publicProcedure.query(({ ctx }) => setupStatus(ctx.rt)),
  create: publicProcedure.input(setupInput).mutation(({ ctx, input }) => createWorkspace(ctx.rt, input)),
});
