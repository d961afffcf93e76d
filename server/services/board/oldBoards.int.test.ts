import { afterAll, expect, it } from 'vitest';
import { readTldrawFile } from '@/lib/board/files/readTldrawFile';
import { OLD_BOARD_KINDS, OLD_BOARD_RECORDS, oldBoard } from '@/lib/board/fixtures/testing';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import { accessOf, newInterview } from '@/server/testing/people';
import { boardAt } from './boardAt';
import { boardFile } from './boardFile';
import { copyOfBoard } from './copyOfBoard';
import { readBoardSnapshot } from './readBoard';

const { db, drop } = await createTestDatabase();
afterAll(drop);

it.each(OLD_BOARD_KINDS)('shows, exports and copies a board as it was stored before (%s)', async (kind) => {
  const rt = testRuntime(db);
  const interview = await newInterview(rt, await newWorkspace(rt));
  const { roomId } = interview;
  await db.boardUpdate.updateMany({ where: { roomId }, data: { bytes: oldBoard(kind) } });
  const access = await accessOf(rt, interview.interviewer, roomId);

  expect((await readBoardSnapshot(rt, access)).store).toEqual(OLD_BOARD_RECORDS);
  expect((await boardAt(rt, access, { edits: 1 })).snapshot.store).toEqual(OLD_BOARD_RECORDS);
  const byId = (records: readonly { id: string }[]) =>
    Object.fromEntries(records.map((record) => [record.id, record]));
  const { text } = await boardFile(rt, access, 'json', null);
  expect(byId(JSON.parse(text).records)).toEqual(OLD_BOARD_RECORDS);
  const file = await boardFile(rt, access, 'tldr', null);
  expect(byId(readTldrawFile(file.text).records)).toEqual(OLD_BOARD_RECORDS);

  const { bytes } = await copyOfBoard(rt, access);
  await db.boardUpdate.updateMany({ where: { roomId }, data: { bytes } });
  expect((await readBoardSnapshot(rt, access)).store).toEqual(OLD_BOARD_RECORDS);
});
