import { expect, it } from 'vitest';
import { canInWorkspace, grantableRoles, MEMBER_ROLES, WORKSPACE_ACTIONS } from './workspace';

it('gives a stronger role all that a weaker one may do', () => {
  for (const [index, role] of MEMBER_ROLES.entries()) {
    for (const weaker of MEMBER_ROLES.slice(index)) {
      for (const action of WORKSPACE_ACTIONS) {
        if (canInWorkspace(weaker, action)) expect(canInWorkspace(role, action)).toBe(true);
      }
    }
  }
});

it('keeps members, tokens, other panels, imports and rubrics with owners and admins', () => {
  const actions = [
    'member.invite',
    'member.manage',
    'token.manage',
    'interview.readAll',
    'bank.import',
    'rubric.write',
  ] as const;
  for (const action of actions) {
    expect(MEMBER_ROLES.filter((role) => canInWorkspace(role, action))).toEqual(['owner', 'admin']);
  }
  expect(canInWorkspace('reviewer', 'interview.create')).toBe(false);
});

it('lets nobody give a role above their own', () => {
  for (const role of MEMBER_ROLES) {
    for (const granted of grantableRoles(role)) {
      expect(MEMBER_ROLES.indexOf(granted)).toBeGreaterThanOrEqual(MEMBER_ROLES.indexOf(role));
    }
  }
  expect(grantableRoles('interviewer')).toEqual([]);
});
