import {
  BOUNDARY_KINDS,
  COMPONENT_KINDS,
  type ComponentKind,
  type KindFacts,
  type PlacedKind,
  placedFactsOf,
} from './kinds';

/**
 * The kinds that a search finds, best first: by the beginning of a name, of one of its words, of another name,
 * and last by what it is for. Without a search, all kinds.
 */
export function searchKinds(search: string): ComponentKind[] {
  return found(COMPONENT_KINDS, search);
}

/** Like `searchKinds`, in all that can be placed; of equals, components come before boundaries. */
export function searchPlaced(search: string): PlacedKind[] {
  return found<PlacedKind>([...COMPONENT_KINDS, ...BOUNDARY_KINDS], search);
}

function found<Kind extends PlacedKind>(kinds: readonly Kind[], search: string): Kind[] {
  const words = search.trim().toLowerCase();
  if (words === '') return [...kinds];
  return kinds
    .map((kind) => ({ kind, rank: rankOf(placedFactsOf(kind), words) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ kind }) => kind);
}

const NO_MATCH = 5;

function rankOf({ name, about, aliases }: Omit<KindFacts, 'group'>, words: string): number {
  const lower = name.toLowerCase();
  if (lower.startsWith(words)) return 0;
  if (aliases.includes(words)) return 1;
  if (lower.split(/[\s-]/).some((word) => word.startsWith(words))) return 2;
  if (aliases.some((alias) => alias.startsWith(words))) return 3;
  return about.toLowerCase().includes(words) || aliases.some((alias) => alias.includes(words)) ? 4 : NO_MATCH;
}
