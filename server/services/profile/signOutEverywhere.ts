import type { MemberViewer } from '@/server/auth/viewer';
import type { Runtime } from '@/server/runtime';
import { endSessions } from './endSessions';

/** Ends every session of the member, this one too. */
export async function signOutEverywhere(
  rt: Pick<Runtime, 'db' | 'bus' | 'now'>,
  member: MemberViewer,
): Promise<void> {
  await endSessions(rt, member, 'member.signOutEverywhere');
}
