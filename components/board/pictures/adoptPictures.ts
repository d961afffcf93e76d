import type { Editor, TLImageAsset } from 'tldraw';
import { toast } from '@/components/ui/toast';
import { MAX_PICTURE_FILE, pictureAsset } from '@/lib/board/pictures';
import { inParallel } from './inParallel';
import { type RefusedPicture, reasonOf } from './refusedPictures';
import { roomPicturesOf } from './roomPictures';
import { PictureRefused } from './uploadPicture';

/** A picture that something pasted or imported brings along, as a `data:` address. */
export type ForeignPicture = { id: string; name: string; source: string };

/** Characters of an address of the largest file. */
const MAX_SOURCE = Math.ceil(MAX_PICTURE_FILE / 3) * 4 + 100;

const TOAST = 'board-pictures-adopted';

/**
 * Uploads pictures that something pasted or imported brings along. Nothing is on the board yet.
 * @returns the records that stand for them here, by their ids there, and those that were refused
 */
export async function adoptPictures(
  editor: Editor,
  foreign: readonly ForeignPicture[],
): Promise<{ assets: Map<string, TLImageAsset>; refused: RefusedPicture[] }> {
  const assets = new Map<string, TLImageAsset>();
  const refused: RefusedPicture[] = [];
  const pictures = roomPicturesOf(editor.store);
  if (!pictures || foreign.length === 0) return { assets, refused };
  const many = foreign.length === 1 ? 'a picture' : `${foreign.length} pictures`;
  toast.info(`Uploading ${many}`, { id: TOAST, duration: Number.POSITIVE_INFINITY });
  await inParallel(foreign, async ({ id, name, source }) => {
    try {
      assets.set(id, pictureAsset(await pictures.add(await fileOf(source)), name.slice(0, 200)));
    } catch (error) {
      refused.push({ name, why: reasonOf(error) });
    }
  });
  toast.dismiss(TOAST);
  return { assets, refused };
}

async function fileOf(source: string): Promise<Blob> {
  if (!source.startsWith('data:')) throw new PictureRefused('It is not within what was pasted or imported.');
  if (source.length > MAX_SOURCE)
    throw new PictureRefused(`It is larger than ${MAX_PICTURE_FILE / 1024 / 1024} MB.`);
  return (await fetch(source)).blob();
}
