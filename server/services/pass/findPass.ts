import type { Pass, Prisma } from '@/prisma/generated/client';
import { AppError } from '@/server/errors';

/** A pass of this room. @throws AppError `not_found` */
export async function findPassInRoom(
  tx: Prisma.TransactionClient,
  roomId: string,
  passId: string,
): Promise<Pass> {
  const pass = await tx.pass.findFirst({ where: { id: passId, roomId } });
  if (!pass) throw new AppError('not_found', 'This person is not in the room.');
  return pass;
}
