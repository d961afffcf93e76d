import type { Prisma, PrismaClient } from '@/prisma/generated/client';

const roomSelect = (memberId: string | undefined) =>
  ({
    id: true,
    workspaceId: true,
    frozenAt: true,
    lockedAt: true,
    boardFormat: true,
    interview: {
      select: {
        id: true,
        state: true,
        startedAt: true,
        // A member id that nobody has: no seat.
        panel: { where: { memberId: memberId ?? '' }, select: { seat: true } },
      },
    },
    sketch: { select: { id: true, archivedAt: true } },
  }) satisfies Prisma.RoomSelect;

/** What the gate knows of a room, with the seat of the member who asks. */
export type FoundRoom = Prisma.RoomGetPayload<{ select: ReturnType<typeof roomSelect> }>;

/** Reads a room for the gate. */
export function findRoom(
  db: Pick<PrismaClient, 'room'>,
  roomId: string,
  memberId: string | undefined,
): Promise<FoundRoom | null> {
  return db.room.findUnique({ where: { id: roomId }, select: roomSelect(memberId) });
}

const PASS_SELECT = {
  id: true,
  name: true,
  status: true,
  endedAt: true,
  expiresAt: true,
} satisfies Prisma.PassSelect;

/** What the gate knows of a pass. */
export type FoundPass = Prisma.PassGetPayload<{ select: typeof PASS_SELECT }>;

/** The pass with this token's hash, if it and its invite are for this room. */
export function findPass(
  db: Pick<PrismaClient, 'pass'>,
  roomId: string,
  tokenHash: string,
): Promise<FoundPass | null> {
  return db.pass.findFirst({ where: { tokenHash, roomId, invite: { roomId } }, select: PASS_SELECT });
}
