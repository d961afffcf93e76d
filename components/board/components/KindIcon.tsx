import { colorsOf } from '@/lib/board/components/colors';
import { ICONS } from '@/lib/board/components/icons';
import { factsOf, isBoundaryKind, type PlacedKind } from '@/lib/board/components/kinds';

/** The drawing of a kind in its group's colour, for lists. */
export function KindIcon({ kind }: { kind: PlacedKind }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="size-5 shrink-0"
      fill="none"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ stroke: colorOf(kind) }}
    >
      <path d={ICONS[kind]} />
    </svg>
  );
}

function colorOf(kind: PlacedKind): string {
  if (isBoundaryKind(kind)) return 'var(--muted)';
  const { group } = factsOf(kind);
  return `light-dark(${colorsOf(group, false).line}, ${colorsOf(group, true).line})`;
}
