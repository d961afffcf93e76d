import { previewInviteInput, redeemInviteInput, roomIdInput } from '@/lib/schemas/room';
import { passCookie } from '@/server/auth/passCookie';
import { openRoom } from '@/server/auth/roomAccess';
import { previewInvite } from '@/server/services/invite/previewInvite';
import { enterLobby } from '@/server/services/pass/enterLobby';
import { leaveLobby } from '@/server/services/pass/leaveLobby';
import { redeemInvite } from '@/server/services/pass/redeemInvite';
import { publicProcedure, router } from '../init';

export const passesRouter = router({
  preview: publicProcedure
    .input(previewInviteInput)
    .query(({ ctx, input }) => previewInvite(ctx.rt, ctx.viewer, input)),
  redeem: publicProcedure.input(redeemInviteInput).mutation(async ({ ctx, input }) => {
    const { roomId, pass } = await redeemInvite(ctx.rt, ctx.viewer, input);
    if (pass) ctx.setCookie(passCookie(ctx.rt, pass));
    return { roomId };
  }),
  enterLobby: publicProcedure
    .input(roomIdInput)
    .mutation(async ({ ctx, input }) => enterLobby(ctx.rt, await openRoom(ctx.rt, ctx.viewer, input.roomId))),
  leave: publicProcedure
    .input(roomIdInput)
    .mutation(async ({ ctx, input }) => leaveLobby(ctx.rt, await openRoom(ctx.rt, ctx.viewer, input.roomId))),
});
