import {
  type Editor,
  isEqual,
  type TLAssetId,
  type TLContent,
  type TLImageShape,
  type TLShapeId,
} from 'tldraw';
import { fitShape } from '@/lib/board/guardShapes';
import { boardSchema, isBoardShape, serializedSchema } from '@/lib/board/schema';
import { adoptPictures, type ForeignPicture } from './adoptPictures';
import type { RefusedPicture } from './refusedPictures';

/** As far as it matters here, what Excalidraw copies. */
export type ExcalidrawContent = {
  elements: { type: string; fileId?: string }[];
  files?: Record<string, { dataURL?: string; mimeType?: string } | undefined>;
};

/** What was pasted, as far as it can be placed here, and what cannot. */
export type Pasted<Content> = { content: Content; refused: RefusedPicture[]; lost: number };

/**
 * Makes copied shapes ready for this board: their pictures are sent to its room, unless it has them, and shapes
 * that boards do not know are left out.
 * @throws for shapes that are damaged
 */
export async function takeContent(editor: Editor, content: TLContent): Promise<Pasted<TLContent>> {
  const known = content.shapes.filter(({ type }) => isBoardShape(type));
  // The canvas would end on a damaged one, which is told apart only where it was copied from this version.
  if (isEqual(content.schema, serializedSchema)) {
    for (const shape of known) boardSchema.types.shape.validate(fitShape(shape));
  }
  const images = known.filter((shape): shape is TLImageShape => shape.type === 'image');
  const missing = new Set(
    images.flatMap(({ props }) => (hasAsset(editor, props.assetId) ? [] : props.assetId)),
  );
  const foreign = content.assets.flatMap((asset): ForeignPicture[] => {
    if (asset.type !== 'image' || !missing.has(asset.id)) return [];
    return [{ id: asset.id, name: asset.props.name, source: asset.props.src ?? '' }];
  });
  const { assets, refused } = await adoptPictures(editor, foreign);
  editor.createAssets([...assets.values()].filter(({ id }) => !editor.getAsset(id)));
  const shapes = known.flatMap((shape) => {
    if (shape.type !== 'image') return [shape];
    const { assetId } = (shape as TLImageShape).props;
    const here = hasAsset(editor, assetId) ? assetId : assets.get(assetId ?? '')?.id;
    return here ? [{ ...shape, props: { ...shape.props, assetId: here } }] : [];
  });
  const lost = content.shapes.length - shapes.length - refused.length;
  return { content: onlyWith(content, shapes), refused, lost: Math.max(0, lost) };
}

/** Makes what was copied in Excalidraw ready for this board, likewise. */
export async function takeExcalidraw(
  editor: Editor,
  content: ExcalidrawContent,
): Promise<Pasted<ExcalidrawContent>> {
  const files = content.files ?? {};
  const wanted = new Set(content.elements.flatMap(({ type, fileId }) => (type === 'image' ? fileId : [])));
  const foreign = [...wanted].flatMap((id): ForeignPicture[] => {
    const source = id === undefined ? undefined : files[id]?.dataURL;
    return id && source ? [{ id, name: '', source }] : [];
  });
  const { assets, refused } = await adoptPictures(editor, foreign);
  const elements = content.elements.filter(({ type, fileId }) =>
    type === 'image' ? assets.has(fileId ?? '') : type !== 'embeddable' && type !== 'iframe',
  );
  const taken = [...assets].map(([id, { props }]) => {
    const { src, mimeType, fileSize } = props;
    return [id, { ...files[id], dataURL: src, mimeType, size: fileSize }];
  });
  return {
    content: { ...content, elements, files: Object.fromEntries(taken) },
    refused,
    lost: Math.max(0, content.elements.length - elements.length - refused.length),
  };
}

function hasAsset(editor: Editor, id: TLAssetId | null): boolean {
  return id !== null && editor.getAsset(id)?.type === 'image';
}

function onlyWith(content: TLContent, shapes: TLContent['shapes']): TLContent {
  const ids = new Set<TLShapeId>(shapes.map(({ id }) => id));
  return {
    ...content,
    shapes,
    rootShapeIds: content.rootShapeIds.filter((id) => ids.has(id)),
    bindings: content.bindings?.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId)),
    // They are on the board already.
    assets: [],
  };
}
