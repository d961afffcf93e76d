import type { Access, Authorize } from '@/server/sync/access';

/** The header in which somebody names themselves. */
export function called(name: string): { Cookie: string } {
  return { Cookie: `who=${name}` };
}

/** Lets everyone in who has a name, as someone who may draw. */
export const anyone: Authorize = async ({ cookieHeader }) => {
  const name = /who=([\w-]+)/.exec(cookieHeader ?? '')?.[1];
  if (name === undefined) return { refused: 'signedOut' };
  const access: Access = {
    personId: `member:${name}`,
    name,
    color: '#1d4ed8',
    role: 'interviewer',
    canEdit: true,
    recheck: async () => access,
  };
  return access;
};
