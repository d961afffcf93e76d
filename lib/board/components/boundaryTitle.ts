import { BOUNDARY_NAMES, type BoundaryKind } from './kinds';

/** What stands at a boundary: what it is, and its name unless that says the same. */
export function boundaryTitle(kind: BoundaryKind, name: string): string {
  const own = name.replace(/\s+/g, ' ').trim();
  const kindName = BOUNDARY_NAMES[kind];
  if (own === '') return kindName;
  return own.toLowerCase().includes(kindName.toLowerCase()) ? own : `${kindName} · ${own}`;
}
