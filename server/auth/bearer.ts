import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { memberOfToken } from '@/server/services/apiToken/memberOfToken';
import type { MemberViewer } from './viewer';

/**
 * The member that the API token of an Authorization header acts for.
 * @throws AppError `unauthenticated` without a token in force, `conflict` before there is a workspace
 */
export async function memberFromBearer(
  rt: Pick<Runtime, 'db' | 'now'>,
  authorization: string | null,
): Promise<MemberViewer> {
  const token = /^Bearer +([^\s]+) *$/i.exec(authorization ?? '')?.[1];
  if (!token) {
    throw new AppError(
      'unauthenticated',
      'Send an API token in the header "Authorization: Bearer …". Create one in the settings.',
    );
  }
  return memberOfToken(rt, token);
}
