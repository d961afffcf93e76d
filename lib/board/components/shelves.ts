import {
  BOUNDARY_KINDS,
  COMPONENT_GROUPS,
  COMPONENT_KINDS,
  factsOf,
  GROUP_NAMES,
  type PlacedKind,
} from './kinds';
import { searchKinds, searchPlaced } from './searchKinds';

/** Kinds that stand together in the palette, under a title unless they are what a search found. */
export type Shelf = { title: string | null; kinds: readonly PlacedKind[] };

/**
 * What the palette shows: all shelves, or what a search finds, best first.
 * @param withBoundaries whether there is room for what surrounds components
 */
export function shelvesOf(search: string, withBoundaries: boolean): Shelf[] {
  if (search.trim() !== '') {
    const kinds = withBoundaries ? searchPlaced(search) : searchKinds(search);
    return kinds.length > 0 ? [{ title: null, kinds }] : [];
  }
  const shelves: Shelf[] = COMPONENT_GROUPS.map((group) => ({
    title: GROUP_NAMES[group],
    kinds: COMPONENT_KINDS.filter((kind) => factsOf(kind).group === group),
  }));
  return withBoundaries ? [...shelves, { title: 'Boundaries', kinds: BOUNDARY_KINDS }] : shelves;
}
