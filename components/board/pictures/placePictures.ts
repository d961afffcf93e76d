import {
  createShapeId,
  type Editor,
  MediaHelpers,
  type TLImageShape,
  type TLShapeId,
  uniqueId,
  type VecLike,
} from 'tldraw';
import { pictureAsset, type RoomPicture } from '@/lib/board/pictures';
import { inParallel } from './inParallel';
import { layOutPictures } from './layOutPictures';
import { type RefusedPicture, reasonOf, tellRefused } from './refusedPictures';
import { type RoomPictures, roomPicturesOf } from './roomPictures';
import { type PictureUnderWay, showUnderWay } from './underWay';
import { checkPictureFile } from './uploadPicture';

/** How much of what is seen of the board a picture covers at most. */
const MAX_PART = 0.6;

/** The size of a picture that this browser cannot read; the server says what it really is. */
const UNKNOWN = { w: 320, h: 240 };

/** Characters of a file's name that the board keeps. */
const MAX_NAME = 200;

/** A picture that is being placed. */
type Placing = {
  file: File;
  box: PictureUnderWay['box'];
  shown: ReturnType<typeof showUnderWay>;
  signal: AbortSignal;
};

/**
 * Uploads pictures and places them about a point, the middle of what is seen where there is none. A picture is
 * on the board only when it is on the server: until then it is shown to its sender alone, so that nothing is
 * left of one that fails.
 */
export async function placePictures(editor: Editor, files: readonly File[], point?: VecLike): Promise<void> {
  const pictures = roomPicturesOf(editor.store);
  if (!pictures || editor.getIsReadonly()) return;
  const refused: RefusedPicture[] = [];
  const wanted: { file: File; preview: Preview }[] = [];
  for (const file of files) {
    try {
      await checkPictureFile(file);
      wanted.push({ file, preview: await previewOf(file) });
    } catch (error) {
      refused.push({ name: file.name, why: reasonOf(error) });
    }
  }
  const selected = String(editor.getSelectedShapeIds());
  const pageId = editor.getCurrentPageId();
  const placed: TLShapeId[] = [];
  await inParallel(showAll(editor, wanted, point), async ({ file, box, shown, signal }) => {
    try {
      const picture = await pictures.add(file, { signal, onProgress: shown.sent });
      await load(pictures, picture);
      const id = signal.aborted ? null : create(editor, picture, file.name, box, pageId);
      if (id) placed.push(id);
    } catch (error) {
      if (!signal.aborted) refused.push({ name: file.name, why: reasonOf(error) });
    } finally {
      shown.end();
    }
  });
  for (const { preview } of wanted) if (preview.url) URL.revokeObjectURL(preview.url);
  tellRefused(refused, files.length);
  // Whoever has gone on to something else meanwhile is left alone.
  const isWaiting = !editor.isDisposed && editor.isIn('select.idle') && !editor.getIsReadonly();
  const isAsBefore = isWaiting && String(editor.getSelectedShapeIds()) === selected;
  if (placed.length > 0 && isAsBefore) editor.select(...placed);
}

/** Shows where the pictures will be. */
function showAll(
  editor: Editor,
  wanted: readonly { file: File; preview: Preview }[],
  point: VecLike | undefined,
): Placing[] {
  if (wanted.length === 0) return [];
  const seen = editor.getViewportPageBounds();
  const sizes = wanted.map(({ preview }) => preview.size);
  const most = { w: seen.w * MAX_PART, h: seen.h * MAX_PART };
  const boxes = layOutPictures(sizes, point ?? seen.center, most);
  return wanted.map(({ file, preview }, i) => {
    const controller = new AbortController();
    const box = boxes[i] ?? { ...seen.center, ...UNKNOWN };
    const shown = showUnderWay({
      ...{ id: uniqueId(), editor, pageId: editor.getCurrentPageId(), name: file.name },
      ...{ box, preview: preview.url, sent: 0 },
      cancel: () => controller.abort(),
    });
    return { file, box, shown, signal: controller.signal };
  });
}

/** How the browser shows a file, and how large it is; nothing to show where it cannot read it. */
type Preview = { url: string | null; size: { w: number; h: number } };

async function previewOf(file: File): Promise<Preview> {
  try {
    const size = await MediaHelpers.getImageSize(file);
    if (!(size.w > 0 && size.h > 0)) return { url: null, size: UNKNOWN };
    return { url: URL.createObjectURL(file), size };
  } catch {
    return { url: null, size: UNKNOWN };
  }
}

/** Has the browser fetch and unpack the picture, so that it takes the place of its preview without a gap. */
async function load(pictures: RoomPictures, { id }: RoomPicture): Promise<void> {
  const image = new Image();
  image.src = (await pictures.ready(id)) ?? '';
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
): TLShapeId | null {
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
