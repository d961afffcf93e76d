import { isOpen } from '@/lib/interview/lifecycle';
import { openRoom, type RoomAccess } from '@/server/auth/roomAccess';
import { viewerFromHeaders } from '@/server/auth/session';
import { type Runtime, showableError } from '@/server/runtime';
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

function hasEnded(access: RoomAccess): boolean {
  return access.phase.kind === 'interview' && !isOpen(access.phase.state);
}
