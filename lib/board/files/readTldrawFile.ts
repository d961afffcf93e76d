import type { SerializedSchema, SerializedStore } from '@tldraw/store';
import type { TLAsset, TLAssetId, TLRecord, TLShape } from '@tldraw/tlschema';
import { z } from '@/lib/zod';
import { checkRecord } from '../checkRecord';
import { fitShape } from '../guardShapes';
import { repairBoard } from '../repair';
import { type BoardRecord, isBoardRecord } from '../schema';
import { withoutBoundaryName } from './boundaryName';
import { withComponent } from './componentGeo';
import { withEstimate } from './estimateGeo';
import { plainSchema, TLDRAW_FILE_VERSION } from './writeTldrawFile';

/** Bytes of the largest file that is read: some ten thousand shapes, and all the pictures of a board as base64. */
export const MAX_TLDRAW_FILE = 96 * 1024 * 1024;

/** Records of the largest file that is read. */
export const MAX_TLDRAW_RECORDS = 20_000;

/** What show files and other servers' pages; their records never come in. */
const FOREIGN: ReadonlySet<string> = new Set(['video', 'bookmark', 'embed']);

const fileForm = z.object({
  tldrawFileFormatVersion: z.number().int().positive(),
  schema: z.looseObject({ schemaVersion: z.union([z.literal(1), z.literal(2)]) }),
  records: z.array(z.looseObject({ id: z.string().max(200), typeName: z.string() })),
});

/** A picture within a file, which shapes of the file name by its asset. */
export type EmbeddedPicture = { assetId: TLAssetId; name: string; source: string };

/**
 * What a file holds that boards can show, and how many of its shapes they cannot. Its pictures are not records
 * yet: they have to be uploaded first.
 */
export type ReadFile = {
  records: BoardRecord[];
  embedded: EmbeddedPicture[];
  pictures: number;
  unknown: number;
};

/** A file that cannot be read, and why, as a sentence. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/**
 * Reads a file of tldraw's: brought up to the version of records that boards have, checked record by record,
 * and repaired where something is missing.
 * @throws UnreadableFile
 */
export function readTldrawFile(text: string): ReadFile {
  if (text.length > MAX_TLDRAW_FILE) throw new UnreadableFile(TOO_LARGE);
  const { records, schema } = parse(text);
  if (records.length > MAX_TLDRAW_RECORDS) throw new UnreadableFile(TOO_LARGE);
  const wanted = new Map<string, BoardRecord>();
  const migrated = Object.values(migrate(records, schema));
  const embedded = new Map(
    migrated.flatMap((record) => embeddedIn(record) ?? []).map((one) => [one.assetId, one]),
  );
  let pictures = 0;
  let unknown = 0;
  for (const record of migrated) {
    if (!isBoardRecord(record) || record.typeName === 'asset') continue;
    const isShape = record.typeName === 'shape';
    if (isShape && isForeign(record, embedded)) {
      pictures++;
      continue;
    }
    const checked = checkRecord(record.id, isShape ? madeFit(record) : record);
    if (checked.ok) wanted.set(checked.record.id, checked.record);
    else if (isShape) unknown++;
  }
  if (![...wanted.values()].some(({ typeName }) => typeName === 'shape') && pictures + unknown === 0) {
    throw new UnreadableFile('There is nothing on the board in this file.');
  }
  return { records: repaired(wanted), embedded: [...embedded.values()], pictures, unknown };
}

function embeddedIn(record: TLRecord): EmbeddedPicture | null {
  if (record.typeName !== 'asset' || record.type !== 'image') return null;
  const { src, name } = record.props as Partial<Extract<TLAsset, { type: 'image' }>['props']>;
  if (typeof src !== 'string' || !src.startsWith('data:')) return null;
  return { assetId: record.id, name: typeof name === 'string' ? name : '', source: src };
}

function isForeign({ type, props }: TLShape, embedded: ReadonlyMap<TLAssetId, EmbeddedPicture>): boolean {
  if (type !== 'image') return FOREIGN.has(type);
  return !embedded.has((props as { assetId: TLAssetId }).assetId);
}

const TOO_LARGE = `This file is too large: boards take up to ${MAX_TLDRAW_FILE / 1024 / 1024} MB and ${MAX_TLDRAW_RECORDS.toLocaleString('en')} shapes.`;

function parse(text: string): z.infer<typeof fileForm> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableFile('This is not a file of tldraw, or it is damaged.');
  }
  const parsed = fileForm.safeParse(json);
  if (!parsed.success) throw new UnreadableFile('This is not a file of tldraw, or it is damaged.');
  if (parsed.data.tldrawFileFormatVersion > TLDRAW_FILE_VERSION) throw new UnreadableFile(TOO_NEW);
  return parsed.data;
}

const TOO_NEW = 'This file was written by a later version of tldraw than boards can read.';

function migrate(
  records: readonly { id: string }[],
  schema: z.infer<typeof fileForm>['schema'],
): SerializedStore<TLRecord> {
  const store = Object.fromEntries(records.map((record) => [record.id, record]));
  const migrated = (() => {
    try {
      return plainSchema.migrateStoreSnapshot({
        store: store as SerializedStore<TLRecord>,
        schema: schema as unknown as SerializedSchema,
      });
    } catch {
      return null;
    }
  })();
  if (migrated?.type !== 'success') throw new UnreadableFile(TOO_NEW);
  return migrated.value;
}

/** Something malformed is left as it is: it is refused by the check that follows. */
function madeFit(shape: TLShape): TLShape {
  try {
    return fitShape(withoutBoundaryName(withEstimate(withComponent(shape))));
  } catch {
    return shape;
  }
}

function repaired(records: ReadonlyMap<string, BoardRecord>): BoardRecord[] {
  const { changes, added } = repairBoard(records);
  const kept = [...records.values()].flatMap((record) => {
    const change = changes.get(record.id);
    if (change === null) return [];
    return [change ? ({ ...record, ...change } as BoardRecord) : record];
  });
  return [...kept, ...added];
}
