import { openRoom } from '@/server/auth/roomAccess';
import { viewerFromHeaders } from '@/server/auth/session';
import { UNKNOWN_ERROR_MESSAGE } from '@/server/errors';
import { getRuntime, showableError } from '@/server/runtime';
import { readBoardSnapshot } from '@/server/services/board/readBoard';
import { ADDRESS_HEADER } from './address';
import { HTTP_STATUS } from './status';

/** Answers GET /api/rooms/<roomId>/board: the saved board as records, for those who may read it. */
export async function handleBoard(
  request: Request,
  { params }: { params: Promise<{ roomId: string }> },
): Promise<Response> {
  const rt = getRuntime();
  try {
    const viewer = await viewerFromHeaders(
      rt,
      { cookie: request.headers.get('cookie') ?? undefined },
      request.headers.get(ADDRESS_HEADER) ?? 'unknown',
    );
    const access = await openRoom(rt, viewer, (await params).roomId);
    access.require('board.read');
    return Response.json(await readBoardSnapshot(rt, access), {
      headers: { 'cache-control': 'private, no-store' },
    });
  } catch (thrown) {
    const error = showableError(rt, thrown);
    if (error) {
      return Response.json(
        { error: { code: error.code, message: error.message } },
        { status: HTTP_STATUS[error.code] },
      );
    }
    rt.log.error({ err: thrown }, 'a board could not be read');
    return Response.json({ error: { code: 'unknown', message: UNKNOWN_ERROR_MESSAGE } }, { status: 500 });
  }
}
