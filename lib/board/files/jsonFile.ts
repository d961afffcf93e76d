import type { SerializedSchema } from '@tldraw/store';
import type { PictureContents } from '../pictures';
import { type BoardRecord, serializedSchema } from '../schema';

export const JSON_MIME_TYPE = 'application/json';

/** The form of the file; it grows when a reader of the one before would err. */
const JSON_FILE_VERSION = 1;

/** A board as data. What stands in it is explained in docs/board-files.md. */
export type JsonFile = {
  format: 'drawbridge-board';
  version: typeof JSON_FILE_VERSION;
  title: string;
  /** When the file was made, ISO 8601. */
  exportedAt: string;
  /** Which moment of the board's log it shows; null for a board that was exported as it stood on a screen. */
  moment: { edit: number; at: string | null } | null;
  pages: { id: string; name: string; shapes: number }[];
  /** The versions of the records' types. */
  schema: SerializedSchema;
  records: BoardRecord[];
  /** What the pictures consist of that records name as `asset:<id>`: `data:` addresses by id. */
  pictures: Record<string, string>;
};

/** The board as data for other programs: its records, and what they belong to. */
export function writeJsonFile(options: {
  title: string;
  exportedAt: Date;
  moment: JsonFile['moment'];
  records: readonly BoardRecord[];
  pictures?: PictureContents;
}): string {
  const { title, exportedAt, moment, records, pictures = new Map() } = options;
  const file: JsonFile = {
    format: 'drawbridge-board',
    version: JSON_FILE_VERSION,
    title,
    exportedAt: exportedAt.toISOString(),
    moment,
    pages: pagesOf(records),
    schema: serializedSchema,
    records: [...records],
    pictures: Object.fromEntries(pictures),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function pagesOf(records: readonly BoardRecord[]): JsonFile['pages'] {
  const parents = new Map(
    records.flatMap((record) => ('parentId' in record ? [[record.id, record.parentId]] : [])),
  );
  const counts = new Map<string, number>();
  for (const id of parents.keys()) {
    let at: string = id;
    for (let parent = parents.get(at as never); parent; parent = parents.get(at as never)) at = parent;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return records
    .flatMap((record) => (record.typeName === 'page' ? [record] : []))
    .sort((a, b) => (a.index < b.index ? -1 : 1))
    .map(({ id, name }) => ({ id, name, shapes: counts.get(id) ?? 0 }));
}
