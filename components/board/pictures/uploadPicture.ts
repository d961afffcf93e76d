import { MAX_PICTURE_FILE, type RoomPicture } from '@/lib/board/pictures';
import { pictureTypeOf, TELLING_BYTES, whyNoPicture } from '@/lib/board/pictureType';

/** A picture that was not placed, and why, as a sentence. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
}

/** What goes on while a picture is on its way. */
export type Upload = {
  signal?: AbortSignal | undefined;
  /** Told how much of it has been sent, from 0 to 1. */
  onProgress?: ((sent: number) => void) | undefined;
};

const OFFLINE = 'You are offline, and pictures need a connection. Try again when it is back.';

/**
 * Sends a file to the room's server, which makes a picture of it.
 * @throws PictureRefused; what the signal was aborted with
 */
export async function uploadPicture(roomId: string, file: Blob, upload: Upload = {}): Promise<RoomPicture> {
  await checkPictureFile(file);
  if (!navigator.onLine) throw new PictureRefused(OFFLINE);
  upload.signal?.throwIfAborted();
  return send(`/api/rooms/${roomId}/pictures`, file, upload);
}

/** Refuses what the server would refuse, before it is sent. @throws PictureRefused */
export async function checkPictureFile(file: Blob): Promise<void> {
  const start = new Uint8Array(await file.slice(0, TELLING_BYTES).arrayBuffer());
  if (!pictureTypeOf(start)) throw new PictureRefused(whyNoPicture(start));
  if (file.size > MAX_PICTURE_FILE) {
    throw new PictureRefused(
      `It is too large: files of up to ${MAX_PICTURE_FILE / 1024 / 1024} MB can be placed. Make it smaller, or save it as JPEG.`,
    );
  }
}

/** Not `fetch`, which does not tell how much has been sent. */
function send(address: string, file: Blob, { signal, onProgress }: Upload): Promise<RoomPicture> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress?.(total > 0 ? loaded / total : 0),
    );
    request.addEventListener('abort', () => reject(signal?.reason));
    request.addEventListener('error', () =>
      reject(
        new PictureRefused(
          navigator.onLine ? 'The server could not be reached. Check the connection and try again.' : OFFLINE,
        ),
      ),
    );
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as RoomPicture);
      else reject(new PictureRefused(sentenceOf(request)));
    });
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.send(file);
  });
}

function sentenceOf({ status, responseText }: XMLHttpRequest): string {
  if (status === 413)
    return 'A proxy in front of the server takes no files of this size. Whoever runs it can change that.';
  try {
    const { error } = JSON.parse(responseText) as { error?: { message?: string } };
    if (error?.message) return error.message;
  } catch {
    // Not from our server: a proxy's page.
  }
  return 'The server did not take it. Try again in a moment.';
}
