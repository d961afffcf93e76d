import {
  inviteMemberInput,
  memberIdInput,
  memberInviteIdInput,
  setMemberRoleInput,
} from '@/lib/schemas/workspace';
import { publicUrl } from '@/server/http/publicUrl';
import { disableMember } from '@/server/services/member/disableMember';
import { enableMember } from '@/server/services/member/enableMember';
import { listMembers } from '@/server/services/member/listMembers';
import { setMemberRole } from '@/server/services/member/setMemberRole';
import { inviteMember } from '@/server/services/memberInvite/inviteMember';
import { listMemberInvites } from '@/server/services/memberInvite/listMemberInvites';
import { revokeMemberInvite } from '@/server/services/memberInvite/revokeMemberInvite';
import { memberProcedure, router } from '../init';

export const membersRouter = router({
  list: memberProcedure.query(({ ctx }) => listMembers(ctx.rt, ctx.member)),
  setRole: memberProcedure
    .input(setMemberRoleInput)
    .mutation(({ ctx, input }) => setMemberRole(ctx.rt, ctx.member, input)),
  disable: memberProcedure
    .input(memberIdInput)
    .mutation(({ ctx, input }) => disableMember(ctx.rt, ctx.member, input)),
  enable: memberProcedure
    .input(memberIdInput)
    .mutation(({ ctx, input }) => enableMember(ctx.rt, ctx.member, input)),
  invites: memberProcedure.query(({ ctx }) => listMemberInvites(ctx.rt, ctx.member)),
  invite: memberProcedure.input(inviteMemberInput).mutation(async ({ ctx, input }) => {
    const made = await inviteMember(ctx.rt, ctx.member, input);
    return { ...made, url: publicUrl(ctx.rt, `/welcome#${made.token}`) };
  }),
  revokeInvite: memberProcedure
    .input(memberInviteIdInput)
    .mutation(({ ctx, input }) => revokeMemberInvite(ctx.rt, ctx.member, input)),
});
