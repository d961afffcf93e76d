import { acceptMemberInviteInput, previewMemberInviteInput } from '@/lib/schemas/workspace';
import { acceptMemberInvite } from '@/server/services/memberInvite/acceptMemberInvite';
import { previewMemberInvite } from '@/server/services/memberInvite/previewMemberInvite';
import { publicProcedure, router } from '../init';

export const welcomeRouter = router({
  preview: publicProcedure
    .input(previewMemberInviteInput)
    .query(({ ctx, input }) => previewMemberInvite(ctx.rt, ctx.viewer.address, input)),
  accept: publicProcedure
    .input(acceptMemberInviteInput)
    .mutation(({ ctx, input }) => acceptMemberInvite(ctx.rt, ctx.viewer.address, input)),
});
