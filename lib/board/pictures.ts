import type { TLAssetId, TLImageAsset, TLImageShapeProps } from '@tldraw/tlschema';
import type { BoardRecord } from './schema';

/** The largest file that may be uploaded as a picture, in bytes: a photograph as phones take them. */
export const MAX_PICTURE_FILE = 15 * 1024 * 1024;

/** The longest side of a picture on a board, in pixels; larger ones are made smaller. */
export const MAX_PICTURE_SIDE = 4096;

/** Pictures on one board, and their bytes together: what a long interview needs ten times over. */
export const MAX_PICTURES = 200;
export const MAX_PICTURES_BYTES = 64 * 1024 * 1024;

/** What may be uploaded, and what it is called. */
export const PICTURE_TYPES = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/avif': 'AVIF',
} as const;
export type PictureType = keyof typeof PICTURE_TYPES;

/**
 * Pixels of a picture that is looked into at all: what the cameras of phones take. AVIF is unpacked as a whole, at
 * 15 bytes a pixel.
 */
export const MAX_PIXELS: Record<PictureType, number> = {
  'image/png': 50_000_000,
  'image/jpeg': 50_000_000,
  'image/webp': 50_000_000,
  'image/gif': 50_000_000,
  'image/avif': 25_000_000,
};

/** What pictures are kept as. */
export const KEPT_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type KeptType = (typeof KEPT_TYPES)[number];

/** A picture's id: the sha256 of its bytes, base64url. */
export const PICTURE_ID = /^[A-Za-z0-9_-]{43}$/;

/** A picture that a room keeps. */
export type RoomPicture = { id: string; mimeType: KeptType; width: number; height: number; size: number };

/** What pictures consist of, by their ids: `data:` addresses. */
export type PictureContents = ReadonlyMap<string, string>;

const SCHEME = 'asset:';

/** What stands on a board for the address of a picture. It leads nowhere but to the room's own pictures. */
export function pictureSource(id: string): string {
  return `${SCHEME}${id}`;
}

/** The id of the picture that a source means; null for every other address. */
export function pictureIdOf(source: unknown): string | null {
  if (typeof source !== 'string' || !source.startsWith(SCHEME)) return null;
  const id = source.slice(SCHEME.length);
  return PICTURE_ID.test(id) ? id : null;
}

/** Where a room's picture is, on the server's own origin. */
export function pictureAddress(roomId: string, id: string): string {
  return `/api/rooms/${roomId}/pictures/${id}`;
}

/** The record that stands for a picture on a board. The same picture is the same record. */
export function pictureAsset({ id, mimeType, width, height, size }: RoomPicture, name: string): TLImageAsset {
  return {
    id: pictureSource(id) as TLAssetId,
    typeName: 'asset',
    type: 'image',
    props: { name, src: pictureSource(id), w: width, h: height, mimeType, isAnimated: false, fileSize: size },
    meta: {},
  };
}

/** The ids of the pictures that a board's shapes show. */
export function picturesIn(records: readonly BoardRecord[]): string[] {
  const ids = new Set<string>();
  for (const { props } of usedAssets(records)) {
    const id = pictureIdOf(props.src);
    if (id) ids.add(id);
  }
  return [...ids];
}

/** The records without those of pictures that no shape shows. */
export function withoutUnusedPictures(records: readonly BoardRecord[]): BoardRecord[] {
  const used = new Set<BoardRecord>(usedAssets(records));
  return records.filter((record) => record.typeName !== 'asset' || used.has(record));
}

function usedAssets(records: readonly BoardRecord[]): TLImageAsset[] {
  const shown = new Set<unknown>();
  for (const record of records) {
    if (record.typeName !== 'shape' || record.type !== 'image') continue;
    shown.add((record.props as TLImageShapeProps).assetId);
  }
  return records.filter((record) => record.typeName === 'asset' && shown.has(record.id)) as TLImageAsset[];
}
