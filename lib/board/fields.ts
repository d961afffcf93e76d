import { isEqual } from '@tldraw/utils';
import type { BoardRecord } from './schema';

/**
 * A record as the fields that are merged one by one: `props` and `meta` are flattened one level, and id and
 * type name are left out, as the record's key says both.
 *
 * A shape's x and y are one field. Whoever drags a shape sets both, so nobody's work is lost by taking the
 * later drag whole; as two fields the overwritten values of a long drag lie alternately in the document,
 * where Yjs cannot merge them (a board grew to 6.8 times its size, and to 1.1 times with one field).
 */
export type Fields = Map<string, unknown>;

const POSITION = 'position';
const GROUPS = ['props', 'meta'] as const;
/** The types of records that have `props`. */
const WITH_PROPS: ReadonlySet<string> = new Set(['asset', 'shape', 'binding']);

type Group = (typeof GROUPS)[number];

/** Splits a record into its fields. */
export function toFields(record: BoardRecord): Fields {
  const fields: Fields = new Map();
  for (const [key, value] of Object.entries(record)) {
    if (key === 'id' || key === 'typeName' || value === undefined) continue;
    if (isGroup(key)) {
      for (const [name, inner] of Object.entries(value ?? {})) {
        if (inner !== undefined) fields.set(`${key}.${name}`, inner);
      }
    } else if (record.typeName !== 'shape' || (key !== 'x' && key !== 'y')) {
      fields.set(key, value);
    }
  }
  if (record.typeName === 'shape') fields.set(POSITION, [record.x, record.y]);
  return fields;
}

/** Puts a record together. The result is not validated: fields may be missing or of any kind. */
export function fromFields(id: string, typeName: string, fields: Iterable<[string, unknown]>): object {
  const groups: Record<Group, [string, unknown][]> = { props: [], meta: [] };
  const entries: [string, unknown][] = [
    ['id', id],
    ['typeName', typeName],
  ];
  for (const [key, value] of fields) {
    const group = GROUPS.find((name) => key.startsWith(`${name}.`));
    if (group) {
      groups[group].push([key.slice(group.length + 1), value]);
    } else if (key === POSITION && typeName === 'shape') {
      if (Array.isArray(value) && value.length === 2) entries.push(['x', value[0]], ['y', value[1]]);
    } else {
      entries.push([key, value]);
    }
  }
  if (WITH_PROPS.has(typeName)) entries.push(['props', Object.fromEntries(groups.props)]);
  entries.push(['meta', Object.fromEntries(groups.meta)]);
  return Object.fromEntries(entries);
}

/** What must be set and removed to turn one record into another. */
export type FieldChanges = { set: Fields; remove: string[] };

/** The fields in which two versions of a record differ. */
export function diffFields(from: Fields, to: Fields): FieldChanges {
  const set: Fields = new Map();
  for (const [key, value] of to) {
    const before = from.get(key);
    if (before !== value && !isEqual(before, value)) set.set(key, value);
  }
  const remove = [...from.keys()].filter((key) => !to.has(key));
  return { set, remove };
}

function isGroup(key: string): key is Group {
  return key === 'props' || key === 'meta';
}
