import { newId } from '@/lib/ids';
import type { MemberRole } from '@/lib/permissions/workspace';
import type { PrismaClient } from '@/prisma/generated/client';
import type { MemberViewer } from '@/server/auth/viewer';
import type { Env } from '@/server/env';
import type { Runtime } from '@/server/runtime';
import { addMember as add, testRuntime } from '@/server/testing/factories';

/** A runtime for tests of accounts: with variables of the environment, and a clock that counts milliseconds. */
export function accountRuntime(db: PrismaClient, env: Partial<Env> = {}) {
  const base = testRuntime(db);
  let now = base.now();
  const rt: Runtime = { ...base, env: { ...base.env, ...env }, now: () => now };
  return {
    rt,
    events: base.events,
    /** Everything that was logged. */
    logged: base.logged,
    /** Moves the clock on. */
    pass(ms: number) {
      now = new Date(now.getTime() + ms);
    },
  };
}

/** A fresh workspace without members or a bank. */
export async function addWorkspace(db: PrismaClient, name = 'Harbour'): Promise<string> {
  return (await db.workspace.create({ data: { id: newId(), name } })).id;
}

/** A member of a workspace, without a password unless one is given as a hash. */
export async function addMember(
  db: PrismaClient,
  workspaceId: string,
  role: MemberRole,
  { name, passwordHash }: { name?: string; passwordHash?: string } = {},
): Promise<MemberViewer> {
  const member = await add({ db }, { workspaceId }, role, name);
  if (passwordHash) await db.member.update({ where: { id: member.memberId }, data: { passwordHash } });
  return member;
}
