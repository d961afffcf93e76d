import { contentDisposition } from '@/lib/board/files/fileName';
import { type Moment, parseMoment } from '@/lib/sync/logMoments';
import { AppError } from '@/server/errors';
import { boardAt } from '@/server/services/board/boardAt';
import { boardFile } from '@/server/services/board/boardFile';
import { readBoardSnapshot } from '@/server/services/board/readBoard';
import { answerInRoom, NOT_KEPT } from './inRoom';

/**
 * Answers GET /api/rooms/<roomId>/board for those who may read the board: as records, or with `format` as a
 * file. With `at`, a date and time or a number of edits, it is the board of that moment.
 */
export async function handleBoard(
  request: Request,
  { params }: { params: Promise<{ roomId: string }> },
): Promise<Response> {
  const { roomId } = await params;
  return answerInRoom(request, roomId, 'a board could not be read', async ({ rt, access }) => {
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
  });
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
