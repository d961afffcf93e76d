import { MAX_PICTURE_FILE } from '@/lib/board/pictures';
import { AppError } from '@/server/errors';
import { addPicture } from '@/server/services/picture/addPicture';
import { TOO_LARGE_FILE } from '@/server/services/picture/convertPicture';
import { readPicture } from '@/server/services/picture/readPicture';
import { takeArrival } from './arrivals';
import { answerInRoom, NOT_KEPT } from './inRoom';
import { isOwnOrigin } from './origin';
import { readBody } from './readBody';

/** A picture never changes under its id; only the browser that asked may keep it. */
const KEPT = 'private, max-age=31536000, immutable';

/** Answers POST /api/rooms/<roomId>/pictures: adds the picture that the body is, and tells what became of it. */
export async function handleAddPicture(
  request: Request,
  { params }: { params: Promise<{ roomId: string }> },
): Promise<Response> {
  const { roomId } = await params;
  return answerInRoom(request, roomId, 'a picture could not be added', async ({ rt, access, reopen }) => {
    const { headers } = request;
    const from = { origin: headers.get('origin') ?? undefined, host: headers.get('host') ?? undefined };
    if (!isOwnOrigin(rt.env, from)) throw new AppError('forbidden', 'This request comes from another site.');
    const picture = await takeArrival(access.person.personId, () =>
      addPicture(rt, access, async () => {
        const file = await readBody(request, MAX_PICTURE_FILE, TOO_LARGE_FILE);
        (await reopen()).require('board.edit');
        return file;
      }),
    );
    return Response.json(picture, { status: 201, headers: NOT_KEPT });
  });
}

/** Answers GET /api/rooms/<roomId>/pictures/<pictureId> for those who may see the board. */
export async function handlePicture(
  request: Request,
  { params }: { params: Promise<{ roomId: string; pictureId: string }> },
): Promise<Response> {
  const { roomId, pictureId } = await params;
  return answerInRoom(request, roomId, 'a picture could not be read', async ({ rt, access }) => {
    const etag = `"${pictureId}"`;
    const isKnown = request.headers.get('if-none-match') === etag;
    const { mimeType, bytes } = await readPicture(rt, access, pictureId, { isKnown });
    const headers = { 'cache-control': KEPT, etag };
    if (!bytes) return new Response(null, { status: 304, headers });
    return new Response(bytes, {
      headers: {
        ...headers,
        'content-type': mimeType,
        'content-disposition': `inline; filename="picture.${mimeType.replace('image/', '')}"`,
        'cross-origin-resource-policy': 'same-origin',
      },
    });
  });
}
