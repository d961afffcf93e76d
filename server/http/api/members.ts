import { inviteMemberBody, listQuery, memberInvite, memberList } from '@/lib/schemas/api';
import { listMembers as list } from '@/server/services/member/listMembers';
import { inviteMember as invite } from '@/server/services/memberInvite/inviteMember';
import { publicUrl } from '../publicUrl';
import { endpoint } from './endpoint';
import { page } from './page';

export const listMembers = endpoint({
  path: '/members',
  method: 'GET',
  operationId: 'listMembers',
  summary: 'The members of the workspace, by name',
  query: listQuery,
  response: memberList,
  status: 200,
  run: async (rt, member, { query }) => page(await list(rt, member), query),
});

export const inviteMember = endpoint({
  path: '/members/invite',
  method: 'POST',
  operationId: 'inviteMember',
  summary: 'Makes a link for a new member',
  description: 'The link works once and for seven days; with `email`, for that address only.',
  body: inviteMemberBody,
  response: memberInvite,
  status: 201,
  async run(rt, member, { body }) {
    const made = await invite(rt, member, body);
    return { url: publicUrl(rt, `/welcome#${made.token}`), invite: made.invite };
  },
});
