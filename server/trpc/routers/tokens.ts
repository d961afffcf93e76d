import { apiTokenIdInput, createApiTokenInput } from '@/lib/schemas/workspace';
import { createApiToken } from '@/server/services/apiToken/createApiToken';
import { listApiTokens } from '@/server/services/apiToken/listApiTokens';
import { revokeApiToken } from '@/server/services/apiToken/revokeApiToken';
import { memberProcedure, router } from '../init';

export const tokensRouter = router({
  list: memberProcedure.query(({ ctx }) => listApiTokens(ctx.rt, ctx.member)),
  create: memberProcedure
    .input(createApiTokenInput)
    .mutation(({ ctx, input }) => createApiToken(ctx.rt, ctx.member, input)),
  revoke: memberProcedure
    .input(apiTokenIdInput)
    .mutation(({ ctx, input }) => revokeApiToken(ctx.rt, ctx.member, input)),
});
