import type { z } from 'zod';
import { newId } from '@/lib/ids';
import type { setupInput } from '@/lib/schemas/workspace';
import type { Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { writeAudit } from '../audit/writeAudit';
import { seedWorkspace } from '../pack/load';
import { hashPassword } from '../password/hashing';
import { requireStrongPassword } from '../password/requireStrong';
import { setupStatus } from './setupStatus';

/** Any number; what matters is that only setup takes this lock. */
const SETUP_LOCK = 72_707_371;

/**
 * Creates the workspace with its question bank and its owner, while there is no member yet. The owner comes
 * last, so that a setup that was cut short can be done again; of two at once exactly one succeeds.
 * @throws AppError `conflict` when there is a workspace, `invalid` for a weak password or a damaged bank
 */
export async function createWorkspace(
  rt: Runtime,
  input: z.output<typeof setupInput>,
): Promise<{ email: string }> {
  if (!(await setupStatus(rt)).needed) throw alreadySetUp();
  requireStrongPassword(input.password, input, 'password');
  const passwordHash = await hashPassword(input.password);
  const workspaceId = await ensureEmptyWorkspace(rt, input.workspaceName);
  await seedWorkspace(rt.db, workspaceId, rt.seedsDir);
  await rt.db.$transaction(async (tx) => {
    await lockSetup(tx);
    await requireNoMember(tx);
    const at = rt.now();
    const memberId = newId();
    await tx.workspace.update({ where: { id: workspaceId }, data: { name: input.workspaceName } });
    await tx.member.create({
      data: {
        id: memberId,
        workspaceId,
        email: input.email,
        name: input.name,
        role: 'owner',
        passwordHash,
        createdAt: at,
      },
    });
    const subject = { subjectType: 'workspace', subjectId: workspaceId };
    await writeAudit(tx, { memberId }, { workspaceId, at, action: 'workspace.create', ...subject });
  });
  return { email: input.email };
}

/** The workspace without members that an earlier setup left, or a new one. */
async function ensureEmptyWorkspace(rt: Runtime, name: string): Promise<string> {
  return rt.db.$transaction(async (tx) => {
    await lockSetup(tx);
    await requireNoMember(tx);
    const found = await tx.workspace.findFirst({ select: { id: true } });
    if (found) return found.id;
    return (await tx.workspace.create({ data: { id: newId(), name, createdAt: rt.now() } })).id;
  });
}

/** Makes setups wait for each other until their transactions end, across nodes too. */
async function lockSetup(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SETUP_LOCK})`;
}

async function requireNoMember(tx: Prisma.TransactionClient): Promise<void> {
  if (!(await setupStatus({ db: tx })).needed) throw alreadySetUp();
}

function alreadySetUp(): AppError {
  return new AppError(
    'conflict',
    'This Drawbridge already has a workspace. Sign in, or ask its owner for an invite.',
  );
}
