import type { Interview, Prisma } from '@/prisma/generated/client';
import { moveInterview } from '../interview/moveInterview';

/** Takes a locked interview out of the lobby when nobody waits there any more. In the caller's transaction. */
export async function settleLobby(tx: Prisma.TransactionClient, interview: Interview): Promise<void> {
  if (interview.state !== 'lobby') return;
  const waiting = await tx.pass.count({
    where: { roomId: interview.roomId, status: 'waiting', endedAt: null },
  });
  if (waiting === 0) await moveInterview(tx, interview, 'lobbyEmpties');
}
