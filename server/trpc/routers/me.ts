import { changePasswordInput, updateProfileInput } from '@/lib/schemas/workspace';
import { changePassword } from '@/server/services/profile/changePassword';
import { getMe } from '@/server/services/profile/getMe';
import { signOutEverywhere } from '@/server/services/profile/signOutEverywhere';
import { updateProfile } from '@/server/services/profile/updateProfile';
import { memberProcedure, router } from '../init';

export const meRouter = router({
  get: memberProcedure.query(({ ctx }) => getMe(ctx.rt, ctx.member)),
  updateProfile: memberProcedure
    .input(updateProfileInput)
    .mutation(({ ctx, input }) => updateProfile(ctx.rt, ctx.member, input)),
  changePassword: memberProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.rt, ctx.member, input)),
  signOutEverywhere: memberProcedure.mutation(({ ctx }) => signOutEverywhere(ctx.rt, ctx.member)),
});
