import { type Editor, type TLImageShape, type TLShapeId, uniqueId, Vec } from 'tldraw';
import { pictureAsset } from '@/lib/board/pictures';
import { reasonOf, tellRefused } from './refusedPictures';
import { roomPicturesOf } from './roomPictures';
import { showUnderWay } from './underWay';

/** Uploads a picture and shows it instead of another: as wide as that, whole, and with its middle where it was. */
export async function replacePicture(editor: Editor, file: File, shapeId: TLShapeId): Promise<void> {
  const pictures = roomPicturesOf(editor.store);
  const box = editor.getShapePageBounds(shapeId);
  if (!pictures || !box || editor.getIsReadonly()) return;
  const controller = new AbortController();
  const shown = showUnderWay({
    ...{ id: uniqueId(), editor, pageId: editor.getCurrentPageId(), name: file.name },
    ...{ box: { x: box.x, y: box.y, w: box.w, h: box.h }, preview: null, sent: 0 },
    cancel: () => controller.abort(),
  });
  try {
    const picture = await pictures.add(file, { signal: controller.signal, onProgress: shown.sent });
    const shape = editor.isDisposed ? undefined : editor.getShape<TLImageShape>(shapeId);
    if (!shape || editor.getIsReadonly()) return;
    const asset = pictureAsset(picture, file.name.slice(0, 200));
    const h = (shape.props.w * picture.height) / picture.width;
    const shift = new Vec(0, (shape.props.h - h) / 2).rot(shape.rotation);
    editor.markHistoryStoppingPoint('replace a picture');
    editor.run(() => {
      if (!editor.getAsset(asset.id)) editor.createAssets([asset]);
      editor.updateShape<TLImageShape>({
        id: shape.id,
        type: 'image',
        x: shape.x + shift.x,
        y: shape.y + shift.y,
        // What was said of the other picture is not true of this one.
        props: { assetId: asset.id, h, crop: null, altText: '' },
      });
    });
  } catch (error) {
    if (!controller.signal.aborted) tellRefused([{ name: file.name, why: reasonOf(error) }], 1);
  } finally {
    shown.end();
  }
}
