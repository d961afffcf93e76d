import { expect } from 'vitest';
import type { RoomPicture } from '@/lib/board/pictures';
import type { PrismaClient } from '@/prisma/generated/client';
import { setRuntime } from '@/server/runtime';
import { newWorkspace, type TestRuntime, testRuntime } from '@/server/testing/factories';
import { admittedCandidate, newInterview, person, type TestPerson } from '@/server/testing/people';
import { handleAddPicture, handlePicture } from '../pictures';

const HOST = 'drawbridge.test';
export const OWN_ORIGIN = { origin: `http://${HOST}` };

const cookieOf = (who: TestPerson) => who.cookies.map((line) => line.split(';')[0]).join('; ');

/** Uploads a file, as this person's browser does. */
export async function add(
  rt: TestRuntime,
  who: TestPerson,
  roomId: string,
  body: BodyInit | Uint8Array,
  headers: Record<string, string> = OWN_ORIGIN,
): Promise<Response> {
  setRuntime(rt);
  const request = new Request(`http://${HOST}/api/rooms/${roomId}/pictures`, {
    method: 'POST',
    body: body as BodyInit,
    headers: { host: HOST, cookie: cookieOf(who), ...headers },
    duplex: 'half',
  } as RequestInit);
  return handleAddPicture(request, { params: Promise.resolve({ roomId }) });
}

/** Asks for a picture. */
export async function get(
  rt: TestRuntime,
  who: TestPerson,
  roomId: string,
  pictureId: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  setRuntime(rt);
  const request = new Request(`http://${HOST}/api/rooms/${roomId}/pictures/${pictureId}`, {
    headers: { cookie: cookieOf(who), ...headers },
  });
  return handlePicture(request, { params: Promise.resolve({ roomId, pictureId }) });
}

/** What an upload that was taken is answered with. */
export const made = async (answer: Response): Promise<RoomPicture> => {
  expect(answer.status, await answer.clone().text()).toBe(201);
  return answer.json();
};

/** What a refusal says. */
export const sentence = async (answer: Response): Promise<string> => (await answer.json()).error.message;

/** Rooms of this database that pictures are added to. */
export function pictureRooms(db: PrismaClient) {
  /** A sketch with a guest, who has its link. */
  async function newSketch() {
    const rt = testRuntime(db);
    const workspace = await newWorkspace(rt);
    const owner = person(rt, workspace.owner);
    const { sketchId, roomId } = await owner.trpc.sketches.create();
    const { token } = await owner.trpc.sketches.share({ sketchId });
    const guest = person(rt);
    await guest.trpc.passes.redeem({ token, name: 'Gus' });
    return { rt, workspace, owner, guest, sketchId, roomId };
  }

  /** An interview that is live. */
  async function newLive() {
    const rt = testRuntime(db);
    const interview = await newInterview(rt, await newWorkspace(rt));
    return { rt, interview, roomId: interview.roomId, candidate: await admittedCandidate(rt, interview) };
  }

  return { newSketch, newLive };
}
