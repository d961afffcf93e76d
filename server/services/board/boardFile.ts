import { boardFileName } from '@/lib/board/files/fileName';
import { JSON_MIME_TYPE, writeJsonFile } from '@/lib/board/files/jsonFile';
import { TEXT_FORMATS } from '@/lib/board/files/textFormats';
import { TLDRAW_EXTENSION, TLDRAW_MIME_TYPE, writeTldrawFile } from '@/lib/board/files/writeTldrawFile';
import type { BoardRecord } from '@/lib/board/schema';
import type { Moment } from '@/lib/sync/logMoments';
import type { RoomAccess } from '@/server/auth/roomAccess';
import { AppError } from '@/server/errors';
import type { Runtime } from '@/server/runtime';
import { picturesOfBoard } from '../picture/picturesOfBoard';
import { boardAt } from './boardAt';
import { readBoardSnapshot } from './readBoard';

/** A file to be kept: its name, what it is, and what it holds. */
export type BoardFile = { name: string; mimeType: string; text: string };

/**
 * The board as a file, as it is now or was at a moment of its log. Pictures are within the file.
 * @throws AppError `invalid` for a form that there is not, `forbidden` for those who may not see it
 */
export async function boardFile(
  rt: Pick<Runtime, 'db' | 'now'>,
  access: RoomAccess,
  format: string,
  moment: Moment | null,
): Promise<BoardFile> {
  const write = writerOf(format);
  if (!write) throw new AppError('invalid', `Boards are not written as “${format}”.`, 'format');
  const past = moment ? await boardAt(rt, access, moment) : null;
  const snapshot = past?.snapshot ?? (await readBoardSnapshot(rt, access));
  const records = Object.values(snapshot.store) as BoardRecord[];
  const pictures = await picturesOfBoard(rt, access, records);
  const title = await titleFor(rt, access);
  const exportedAt = rt.now();
  const { text, mimeType, extension } = write({
    title,
    exportedAt,
    moment: past && { edit: past.edit, at: past.at?.toISOString() ?? null },
    records,
    pictures,
  });
  return { name: boardFileName({ title, at: past?.at ?? exportedAt, extension }), mimeType, text };
}

type Writer = (board: Parameters<typeof writeJsonFile>[0]) => {
  text: string;
  mimeType: string;
  extension: string;
};

function writerOf(format: string): Writer | null {
  if (format === 'json') {
    return (board) => ({ text: writeJsonFile(board), mimeType: JSON_MIME_TYPE, extension: 'json' });
  }
  if (format === TLDRAW_EXTENSION) {
    return ({ records, pictures }) => ({
      text: writeTldrawFile(records, pictures),
      mimeType: TLDRAW_MIME_TYPE,
      extension: TLDRAW_EXTENSION,
    });
  }
  const text = TEXT_FORMATS.find(({ id }) => id === format);
  if (!text) return null;
  const { mimeType, extension } = text;
  return ({ records }) => ({ text: text.write(records, null), mimeType, extension });
}

/** What the board is called to this person: nothing that only staff may know reaches a candidate's disk. */
async function titleFor(rt: Pick<Runtime, 'db'>, access: RoomAccess): Promise<string> {
  if (access.role === 'candidate') return 'Board';
  if (access.phase.kind === 'sketch') {
    const sketch = await rt.db.sketch.findUnique({
      where: { roomId: access.roomId },
      select: { name: true },
    });
    return sketch?.name ?? 'Board';
  }
  const interview = await rt.db.interview.findUnique({
    where: { roomId: access.roomId },
    select: { candidateName: true },
  });
  return interview?.candidateName ?? 'Board';
}
