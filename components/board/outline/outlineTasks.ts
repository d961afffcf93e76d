import type { KeyboardEvent } from 'react';
import type { OutlineRow } from '@/lib/board/outline/rows';

/** What somebody is about to do in the outline, and with which line. */
export type OutlineTask =
  | { what: 'component' | 'boundary'; near: OutlineRow | null }
  | { what: 'connect' | 'edit' | 'move'; row: OutlineRow };

/** The keys of the outline; they work while the focus is in its tree. */
export const TASK_KEYS = {
  component: 'A',
  boundary: 'B',
  connect: 'C',
  edit: 'E',
  move: 'M',
} as const satisfies Record<OutlineTask['what'], string>;

/** What a key asks for; null where it asks for nothing that can be done with the line. */
export function taskForKey({ key, shiftKey }: KeyboardEvent, row: OutlineRow | null): OutlineTask | null {
  if (shiftKey) return null;
  if (key === 'F2') return row && { what: 'edit', row };
  const names = Object.keys(TASK_KEYS) as OutlineTask['what'][];
  const what = names.find((name) => TASK_KEYS[name] === key.toUpperCase());
  return what ? taskFor(what, row) : null;
}

/** A task with a line; null where that line cannot be part of it. */
export function taskFor(what: OutlineTask['what'], row: OutlineRow | null): OutlineTask | null {
  if (what === 'component' || what === 'boundary') return { what, near: row };
  if (!row || !canDo(what, row)) return null;
  return { what, row };
}

function canDo(what: 'connect' | 'edit' | 'move', { entry }: OutlineRow): boolean {
  if (what === 'edit') return entry?.what.type !== 'group' && entry?.what.type !== 'drawing';
  return entry !== null;
}
