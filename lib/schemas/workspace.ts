import { MEMBER_ROLES, type MemberRole } from '@/lib/permissions/workspace';
import { z } from '@/lib/zod';
import { emailSchema, idSchema, nameSchema, passwordSchema, tokenSchema } from './common';

export const memberRoleSchema = z.enum(MEMBER_ROLES);

export const setupInput = z.object({
  workspaceName: nameSchema('the name of the workspace'),
  name: nameSchema('your name'),
  email: emailSchema,
  password: passwordSchema,
});

export const inviteMemberInput = z.object({
  role: memberRoleSchema,
  email: emailSchema.optional(),
});

export const acceptMemberInviteInput = z.object({
  token: tokenSchema,
  name: nameSchema('your name'),
  email: emailSchema,
  password: passwordSchema,
});

export const previewMemberInviteInput = z.object({ token: tokenSchema });
export const memberInviteIdInput = z.object({ inviteId: idSchema });
export const apiTokenIdInput = z.object({ tokenId: idSchema });

export const setMemberRoleInput = z.object({ memberId: idSchema, role: memberRoleSchema });
export const memberIdInput = z.object({ memberId: idSchema });
export const updateProfileInput = z.object({ name: nameSchema('your name') });
export const changePasswordInput = z.object({
  currentPassword: z.string().max(1000),
  newPassword: passwordSchema,
});
export const createApiTokenInput = z.object({ name: nameSchema('a name for the token') });

/** The signed-in member and their workspace. */
export type MeView = {
  memberId: string;
  name: string;
  email: string;
  role: MemberRole;
  hasPassword: boolean;
  workspace: { id: string; name: string };
};

export type MemberView = {
  id: string;
  name: string;
  email: string;
  role: MemberRole;
  disabledAt: string | null;
  createdAt: string;
};

export type MemberInviteView = {
  id: string;
  role: MemberRole;
  email: string | null;
  createdAt: string;
  expiresAt: string;
};

export type ApiTokenView = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  mine: boolean;
  memberName: string;
};

/** What an invite says to the person who opens it. */
export type MemberInvitePreview = { workspaceName: string; role: MemberRole; email: string | null };

/** How people may sign in here. Provider ids are next-auth's. */
export type SignInMethod = { id: 'oidc' | 'github' | 'google'; name: string };
