import { openRoom, type RoomAccess } from '@/server/auth/roomAccess';
import { viewerFromHeaders } from '@/server/auth/session';
import { UNKNOWN_ERROR_MESSAGE } from '@/server/errors';
import { getRuntime, type Runtime, showableError } from '@/server/runtime';
import { ADDRESS_HEADER } from './address';
import { HTTP_STATUS } from './status';

/** Answers that concern people in a room are kept by nobody on the way. */
export const NOT_KEPT = { 'cache-control': 'private, no-store' };

/** What a handler of a room's address is given. */
export type InRoom = {
  rt: Runtime;
  access: RoomAccess;
  /** Opens the room again: what somebody may do can end while a long body arrives. */
  reopen(): Promise<RoomAccess>;
};

/**
 * Answers a request for something of a room: finds out who asks, opens the room for them, and tells failures in
 * sentences.
 * @param what what an unforeseen error is logged as
 */
export async function answerInRoom(
  request: Request,
  roomId: string,
  what: string,
  answer: (room: InRoom) => Promise<Response>,
): Promise<Response> {
  const rt = getRuntime();
  try {
    const cookie = request.headers.get('cookie') ?? undefined;
    const address = request.headers.get(ADDRESS_HEADER) ?? 'unknown';
    const reopen = async () => openRoom(rt, await viewerFromHeaders(rt, { cookie }, address), roomId);
    return await answer({ rt, access: await reopen(), reopen });
  } catch (thrown) {
    const error = showableError(rt, thrown);
    if (error) {
      return Response.json(
        { error: { code: error.code, message: error.message } },
        { status: HTTP_STATUS[error.code], headers: NOT_KEPT },
      );
    }
    rt.log.error({ err: thrown }, what);
    return Response.json(
      { error: { code: 'unknown', message: UNKNOWN_ERROR_MESSAGE } },
      { status: 500, headers: NOT_KEPT },
    );
  }
}
