import { cx } from '@/components/ui/cx';
import { type PlacedKind, placedFactsOf } from '@/lib/board/components/kinds';
import type { Shelf } from '@/lib/board/components/shelves';
import { KindIcon } from './KindIcon';
import { useCarry } from './useCarry';

export interface PaletteShelvesProps {
  /** What the ids of the options begin with. */
  id: string;
  shelves: readonly Shelf[];
  /** The option that Enter takes. */
  current: PlacedKind | null;
  onPoint: (kind: PlacedKind | null) => void;
  onTake: (kind: PlacedKind) => void;
  /** Whether they can be dragged onto the board. */
  carriesKinds: boolean;
}

/** The kinds in their groups, or those that a search has found with what they are for. */
export function PaletteShelves({ id, shelves, current, onPoint, onTake, carriesKinds }: PaletteShelvesProps) {
  const carry = useCarry();
  return (
    <div
      id={`${id}list`}
      role="listbox"
      aria-label="Components"
      className="min-h-0 flex-1 overflow-y-auto px-2 pb-2"
    >
      {shelves.map(({ title, kinds }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group within a listbox is no fieldset
        <div key={title} role="group" aria-label={title ?? 'Found'}>
          {title ? <div className="px-1 pt-2 pb-1 text-xs font-medium text-muted">{title}</div> : null}
          <div className={title ? 'grid grid-cols-2' : 'flex flex-col'}>
            {kinds.map((kind) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the focus and the keys
              <div
                key={kind}
                id={`${id}${kind}`}
                role="option"
                tabIndex={-1}
                aria-selected={kind === current}
                data-kind={kind}
                title={placedFactsOf(kind).about}
                className={cx(
                  'board-palette-option flex min-h-8 items-center gap-2 rounded-sm px-1.5 py-1 pointer-coarse:min-h-11',
                  kind === current && 'bg-pressed',
                )}
                onPointerEnter={() => onPoint(kind)}
                onPointerLeave={() => onPoint(null)}
                onClick={() => onTake(kind)}
                {...(carriesKinds ? carry(kind) : {})}
              >
                <KindIcon kind={kind} />
                <span className="min-w-0 leading-tight">
                  {placedFactsOf(kind).name}
                  {title ? null : (
                    <span className="block text-xs text-muted">{placedFactsOf(kind).about}</span>
                  )}
                </span>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
