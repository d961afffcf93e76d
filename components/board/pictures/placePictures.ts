import { createShapeId, type Editor, MediaHelpers, type TLImageShape, uniqueId, type VecLike } from 'tldraw';
import { pictureAsset, type RoomPicture } from '@/lib/board/pictures';
import { inParallel } from './inParallel';
import { layOutPictures } from './layOutPictures';
import { type RefusedPicture, reasonOf, tellRefused } from './refusedPictures';
import { type RoomPictures, roomPicturesOf } from './roomPictures';
import { type PictureUnderWay, showUnderWay } from './underWay';

/** How much of what is seen of the board a picture covers at most. */
const MAX_PART = 0.6;

/** Characters of a file's name that the board keeps. */
const MAX_NAME = 200;

/** The size of a picture that this browser cannot read; the server says what it really is. */
const UNKNOWN = { w: 320, h: 240 };

type Sent = { file: File; preview: string | null; place: PictureUnderWay['box'] };

/**
 * Uploads pictures and places them about a point, the middle of what is seen where there is none. A picture is
 * on the board only when it is on the server: until then it is shown to its sender alone, so that nothing is
 * left of one that fails.
 */
export async function placePictures(editor: Editor, files: readonly File[], point?: VecLike): Promise<void> {
  const pictures = roomPicturesOf(editor.store);
  if (!pictures || editor.getIsReadonly() || files.length === 0) return;
  const seen = editor.getViewportPageBounds();
  const about = point ?? seen.center;
  const previews = await Promise.all(files.map(previewOf));
  const sizes = previews.map(({ size }) => size);
  const places = layOutPictures(sizes, about, { w: seen.w * MAX_PART, h: seen.h * MAX_PART });
  const selected = editor.getSelectedShapeIds();
  const placed: TLImageShape['id'][] = [];
  const refused: RefusedPicture[] = [];
  const pageId = editor.getCurrentPageId();
  const sent: Sent[] = files.map((file, i) => ({
    file,
    preview: previews[i]?.url ?? null,
    place: places[i] ?? { x: about.x, y: about.y, ...UNKNOWN },
  }));
  const controllers = sent.map(() => new AbortController());
  const shown = sent.map(({ file, preview, place }, i) =>
    showUnderWay({
      id: uniqueId(),
      ...{ editor, pageId, name: file.name, box: place, preview, sent: 0 },
      cancel: () => controllers[i]?.abort(),
    }),
  );
  await inParallel(
    sent.map((one, i) => ({ ...one, i })),
    async ({ file, place, i }) => {
      try {
        const signal = controllers[i]?.signal;
        const picture = await pictures.add(file, { signal, onProgress: shown[i]?.sent });
        await load(pictures, picture);
        const id = signal?.aborted ? null : create(editor, picture, file.name, place, pageId);
        if (id) placed.push(id);
      } catch (error) {
        if (!controllers[i]?.signal.aborted) refused.push({ name: file.name, why: reasonOf(error) });
      } finally {
        shown[i]?.end();
      }
    },
  );
  for (const { url } of previews) if (url) URL.revokeObjectURL(url);
  tellRefused(refused, files.length);
  const isIdle = !editor.isDisposed && editor.isIn('select.idle') && !editor.getIsReadonly();
  if (isIdle && String(editor.getSelectedShapeIds()) === String(selected)) editor.select(...placed);
}

/** How the browser shows a file, and how large it is; nothing where it cannot read it. */
async function previewOf(file: File): Promise<{ url: string | null; size: { w: number; h: number } }> {
  try {
    const size = await MediaHelpers.getImageSize(file);
    if (!(size.w > 0 && size.h > 0)) return { url: null, size: UNKNOWN };
    return { url: URL.createObjectURL(file), size };
  } catch {
    return { url: null, size: UNKNOWN };
  }
}

/** Has the browser fetch the picture, so that it takes the place of its preview without a gap. */
async function load(pictures: RoomPictures, picture: RoomPicture): Promise<void> {
  const image = new Image();
  image.src = pictures.resolve(pictureAsset(picture, '')) ?? '';
  // Where it cannot be shown here it is on the board all the same.
  await image.decode().catch(() => {});
}

/** Puts a picture onto the board as one step that can be undone. Null where that is not possible any more. */
function create(
  editor: Editor,
  picture: RoomPicture,
  name: string,
  place: PictureUnderWay['box'],
  pageId: PictureUnderWay['pageId'],
): TLImageShape['id'] | null {
  if (editor.isDisposed || editor.getIsReadonly()) return null;
  const asset = pictureAsset(picture, name.slice(0, MAX_NAME));
  const id = createShapeId();
  // In its own proportions, whatever the browser took it for.
  const h = (place.w * picture.height) / picture.width;
  const isHere = pageId === editor.getCurrentPageId();
  editor.markHistoryStoppingPoint('place a picture');
  editor.run(() => {
    if (!editor.getAsset(asset.id)) editor.createAssets([asset]);
    editor.createShape<TLImageShape>({
      id,
      type: 'image',
      // On the page that is seen, a frame beneath it takes it in.
      ...(isHere || !editor.getPage(pageId) ? {} : { parentId: pageId }),
      x: place.x,
      y: place.y + (place.h - h) / 2,
      props: { assetId: asset.id, w: place.w, h },
    });
  });
  return editor.getShape(id) ? id : null;
}
