import { contentDisposition } from '@/lib/board/files/fileName';
import { type Moment, parseMoment } from '@/lib/sync/logMoments';
import { openRoom } from '@/server/auth/roomAccess';
import { viewerFromHeaders } from '@/server/auth/session';
import { AppError, UNKNOWN_ERROR_MESSAGE } from '@/server/errors';
import { getRuntime, showableError } from '@/server/runtime';
import { boardAt } from '@/server/services/board/boardAt';
import { boardFile } from '@/server/services/board/boardFile';
import { readBoardSnapshot } from '@/server/services/board/readBoard';
import { ADDRESS_HEADER } from './address';
import { HTTP_STATUS } from './status';

const NOT_KEPT = { 'cache-control': 'private, no-store' };

/**
 * Answers GET /api/rooms/<roomId>/board for those who may read the board: as records, or with `format` as a
 * file. With `at`, a date and time or a number of edits, it is the board of that moment.
 */
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
    const { searchParams } = new URL(request.url);
    const moment = momentOf(searchParams.get('at'));
    const format = searchParams.get('format');
    if (format === null) {
      const snapshot = moment
        ? (await boardAt(rt, access, moment)).snapshot
        : await readBoardSnapshot(rt, access);
      return Response.json(snapshot, { headers: NOT_KEPT });
    }
    const { name, mimeType, text } = await boardFile(rt, access, format, moment);
    return new Response(text, {
      headers: {
        ...NOT_KEPT,
        'content-type': `${mimeType}; charset=utf-8`,
        'content-disposition': contentDisposition(name),
      },
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

function momentOf(at: string | null): Moment | null {
  if (at === null) return null;
  const moment = parseMoment(at);
  if (moment) return moment;
  throw new AppError(
    'invalid',
    'This moment cannot be read. Give a date and time such as 2026-03-02T14:30:00Z, or a number of edits.',
    'at',
  );
}
