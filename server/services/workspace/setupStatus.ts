import type { PrismaClient } from '@/prisma/generated/client';

/** Whether the first visitor still has to create the workspace and its owner. */
export async function setupStatus(rt: { db: Pick<PrismaClient, 'member'> }): Promise<{ needed: boolean }> {
  const member = await rt.db.member.findFirst({ select: { id: true } });
  return { needed: member === null };
}
