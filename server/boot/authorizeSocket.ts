import { BOARD_FORMAT } from '@/lib/board/schema';
import { isOpen } from '@/lib/interview/lifecycle';
import { openRoom, type RoomAccess } from '@/server/auth/roomAccess';
import { viewerFromHeaders } from '@/server/auth/session';
import { type Runtime, showableError } from '@/server/runtime';
import { raiseFormat } from '@/server/services/board/raiseFormat';
import type { Access, AuthorizeRequest, Refusal } from '@/server/sync/access';

/**
 * Judges a socket by the same gate as every other way into a room. Whatever cannot be judged now, such as
 * while the database is away, is "try later" and never an access.
 */
export async function authorizeSocket(rt: Runtime, request: AuthorizeRequest): Promise<Access | Refusal> {
  try {
    const viewer = await viewerFromHeaders(rt, { cookie: request.cookieHeader }, request.remoteAddress);
    const access = await openRoom(rt, viewer, request.roomId);
    if (!access.can('board.read')) return { refused: hasEnded(access) ? 'accessEnded' : 'forbidden' };
    const refused = await judgeFormat(rt, request, access);
    if (refused) return { refused };
    return {
      personId: access.person.personId,
      name: access.person.name,
      color: access.person.color,
      role: access.role,
      canEdit: access.can('board.edit'),
      expiresAt: access.expiresAt ?? undefined,
      recheck: () => authorizeSocket(rt, request),
    };
  } catch (thrown) {
    const error = showableError(rt, thrown);
    if (!error) throw thrown;
    switch (error.code) {
      case 'unauthenticated':
        return { refused: 'signedOut' };
      case 'not_found':
        return { refused: 'roomNotFound' };
      case 'gone':
        return { refused: 'accessEnded' };
      case 'unavailable':
        return { refused: 'tryLater' };
      default:
        return { refused: 'forbidden' };
    }
  }
}

/**
 * Whether a page knows the form in which the room's board is written. It is told by what this installation's
 * own pages have drawn, and not by what the board says of itself, which anyone who draws may write.
 */
async function judgeFormat(
  rt: Runtime,
  { boardFormat }: AuthorizeRequest,
  access: RoomAccess,
): Promise<Refusal['refused'] | null> {
  // Other programs than our page see to it themselves.
  if (boardFormat === null) return null;
  if (boardFormat < access.boardFormat) return 'refreshClient';
  // A page of a node that is newer than this one: a newer one has to be found before it draws.
  if (boardFormat > BOARD_FORMAT) return 'tryLater';
  const isNews = boardFormat === BOARD_FORMAT && access.boardFormat < BOARD_FORMAT;
  if (isNews && access.can('board.edit')) await raiseFormat(rt, access.roomId);
  return null;
}

function hasEnded(access: RoomAccess): boolean {
  return access.phase.kind === 'interview' && !isOpen(access.phase.state);
}
