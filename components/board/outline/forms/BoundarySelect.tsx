import { Select } from '@/components/ui/Select';
import type { OutlineEntry, OutlinePage } from '@/lib/board/outline/outline';
import { nameOf } from '@/lib/board/outline/words';

const NOWHERE = 'page';

/** What surrounds something on a page, or nothing. */
export function BoundarySelect({
  page,
  value,
  onValueChange,
  except = null,
  autoFocus = false,
}: {
  page: OutlinePage;
  value: string | null;
  onValueChange: (id: string | null) => void;
  /** The id of something that cannot be in itself. */
  except?: string | null;
  autoFocus?: boolean;
}) {
  return (
    <Select
      autoFocus={autoFocus}
      value={value ?? NOWHERE}
      options={[{ value: NOWHERE, label: 'The page itself' }, ...choices(page.entries, except, 0)]}
      onValueChange={(chosen) => onValueChange(chosen === NOWHERE ? null : chosen)}
    />
  );
}

/** True for what things can be put into. */
export function isSurrounding({ what }: OutlineEntry): boolean {
  return what.type === 'boundary' || what.type === 'frame';
}

function choices(
  entries: readonly OutlineEntry[],
  except: string | null,
  depth: number,
): { value: string; label: string }[] {
  return entries.flatMap((entry) => {
    if (entry.id === except) return [];
    const own = isSurrounding(entry)
      ? [{ value: entry.id, label: `${'\u2003'.repeat(depth)}${nameOf(entry)}` }]
      : [];
    return [...own, ...choices(entry.children, except, depth + own.length)];
  });
}
