/** The roles of members, strongest first. */
export const MEMBER_ROLES = ['owner', 'admin', 'interviewer', 'reviewer'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What a member may do in the workspace, outside any one room. */
export const WORKSPACE_ACTIONS = [
  'interview.create',
  'interview.readAll', // interviews on whose panel one is not
  'sketch.create',
  'plan.read',
  'plan.write', // plan templates: write, change, put away and bring back
  'bank.read',
  'bank.import', // packs, which may archive questions and change rubrics
  'bank.write', // write questions and change them
  'bank.archive', // put questions away and bring them back; their authors may too
  'rubric.read',
  'rubric.write', // write rubrics, change them, put them away, choose the default one
  'member.list',
  'member.invite',
  'member.manage', // change roles, disable
  'token.manage',
] as const;
export type WorkspaceAction = (typeof WORKSPACE_ACTIONS)[number];

const everyone = ['owner', 'admin', 'interviewer', 'reviewer'] as const;

const TABLE: Record<WorkspaceAction, readonly MemberRole[]> = {
  'interview.create': ['owner', 'admin', 'interviewer'],
  'interview.readAll': ['owner', 'admin'],
  'sketch.create': everyone,
  'plan.read': everyone,
  'plan.write': ['owner', 'admin', 'interviewer'],
  'bank.read': everyone,
  'bank.import': ['owner', 'admin'],
  'bank.write': ['owner', 'admin', 'interviewer'],
  'bank.archive': ['owner', 'admin'],
  'rubric.read': everyone,
  'rubric.write': ['owner', 'admin'],
  'member.list': everyone,
  'member.invite': ['owner', 'admin'],
  'member.manage': ['owner', 'admin'],
  'token.manage': ['owner', 'admin'],
};

/** True if a member of this role may do this in the workspace. */
export function canInWorkspace(role: MemberRole, action: WorkspaceAction): boolean {
  return TABLE[action].includes(role);
}

/** The roles a member of this role may give to others: nobody raises someone above themselves. */
export function grantableRoles(role: MemberRole): readonly MemberRole[] {
  if (role === 'owner') return MEMBER_ROLES;
  if (role === 'admin') return ['admin', 'interviewer', 'reviewer'];
  return [];
}
