import type { MemberRole } from '@/lib/permissions/workspace';

/** How roles read, and what they are for. */
export const ROLE_WORDS: Record<MemberRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  interviewer: 'Interviewer',
  reviewer: 'Reviewer',
};

export const ROLE_HINTS: Record<MemberRole, string> = {
  owner: 'Everything, including other owners',
  admin: 'Members, tokens and every interview',
  interviewer: 'Plans and runs interviews',
  reviewer: 'Sits on panels, takes notes and scores',
};
