import type { ApiToken, Member } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import { hashToken } from '@/server/crypto';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { isApiToken } from './format';

/** How exact the time of the last use is; a write for each request would tell nothing more. */
const LAST_USED_STEP_MS = 60_000;

/**
 * The member that an API token acts for, as they are now. The machine's administrator token acts for the
 * workspace's oldest owner.
 * @throws AppError `unauthenticated` for a token that is not in force, `conflict` before there is an owner
 */
export async function memberOfToken(rt: Pick<Runtime, 'db' | 'now'>, token: string): Promise<MemberViewer> {
  const row = isApiToken(token)
    ? await rt.db.apiToken.findUnique({ where: { tokenHash: hashToken(token) }, include: { member: true } })
    : null;
  if (!row || row.revokedAt) {
    throw new AppError(
      'unauthenticated',
      'This API token is not known or has been revoked. Create another in the settings.',
    );
  }
  const member = row.memberId === null ? await oldestOwner(rt) : row.member;
  if (!member || member.disabledAt) {
    throw new AppError('unauthenticated', 'The member that this API token acts for is disabled.');
  }
  await noteUse(rt, row);
  const { id: memberId, workspaceId, role, name, email } = member;
  return { memberId, workspaceId, role, name, email, tokenId: row.id };
}

async function oldestOwner(rt: Pick<Runtime, 'db'>): Promise<Member> {
  const owner = await rt.db.member.findFirst({
    where: { role: 'owner', disabledAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (!owner) {
    throw new AppError(
      'conflict',
      'This Drawbridge has no workspace yet. Open it in a browser and create the owner account first.',
    );
  }
  return owner;
}

async function noteUse(rt: Pick<Runtime, 'db' | 'now'>, { id, lastUsedAt }: ApiToken): Promise<void> {
  const now = rt.now();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < LAST_USED_STEP_MS) return;
  await rt.db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}
