import { afterAll, describe, expect, it } from 'vitest';
import { BOARD_FORMAT } from '@/lib/board/schema';
import { PASS_COOKIE_PREFIX } from '@/server/auth/cookies';
import { createTestDatabase } from '@/server/testing/database';
import { newWorkspace, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newInterview } from '@/server/testing/people';
import { authorizeSocket } from './authorizeSocket';

const { db, drop } = await createTestDatabase();
afterAll(drop);

/** An admitted candidate's way to a socket, with the form of boards that their page says it knows. */
async function setUp() {
  const rt = testRuntime(db);
  const interview = await newInterview(rt, await newWorkspace(rt));
  const { roomId } = interview;
  const candidate = await admittedCandidate(rt, interview);
  const cookieHeader = `${PASS_COOKIE_PREFIX}${roomId}=${candidate.viewer.passTokens.get(roomId)}`;
  const judge = (boardFormat: number | null) =>
    authorizeSocket(rt, { roomId, cookieHeader, origin: undefined, remoteAddress: 'here', boardFormat });
  const formatOf = async () => (await db.room.findUniqueOrThrow({ where: { id: roomId } })).boardFormat;
  const use = (boardFormat: number) => db.room.update({ where: { id: roomId }, data: { boardFormat } });
  return { rt, roomId, judge, formatOf, use };
}

describe('the form of a room’s board', () => {
  it('is that of the server that made the room', async () => {
    const { judge, formatOf } = await setUp();
    expect(await formatOf()).toBe(BOARD_FORMAT);
    expect(await judge(BOARD_FORMAT)).toMatchObject({ canEdit: true });
  });

  it('rises with the first page of this server, and has the others judged again', async () => {
    const { rt, roomId, judge, formatOf, use } = await setUp();
    await use(BOARD_FORMAT - 1);
    const older = await judge(BOARD_FORMAT - 1);
    expect(older).toMatchObject({ canEdit: true });
    rt.events.splice(0);
    expect(await judge(BOARD_FORMAT)).toMatchObject({ canEdit: true });
    expect(await formatOf()).toBe(BOARD_FORMAT);
    expect(rt.events).toEqual([{ type: 'room.access-changed', roomId }]);
    if ('refused' in older) throw new Error('It was refused.');
    expect(await older.recheck()).toEqual({ refused: 'refreshClient' });
    rt.events.splice(0);
    await judge(BOARD_FORMAT);
    expect(rt.events).toEqual([]);
  });

  it('has a page that does not know it reload', async () => {
    const { judge, use } = await setUp();
    expect(await judge(BOARD_FORMAT - 1)).toEqual({ refused: 'refreshClient' });
    await use(BOARD_FORMAT + 1);
    expect(await judge(BOARD_FORMAT)).toEqual({ refused: 'refreshClient' });
  });

  it('is not raised by what somebody claims', async () => {
    const { judge, formatOf } = await setUp();
    expect(await judge(BOARD_FORMAT + 1)).toEqual({ refused: 'tryLater' });
    expect(await judge(null)).toMatchObject({ canEdit: true });
    expect(await formatOf()).toBe(BOARD_FORMAT);
  });
});
