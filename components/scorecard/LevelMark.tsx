import { cx } from '@/components/ui/cx';

const COLORS: Record<number, { soft: string; strong: string }> = {
  1: { soft: 'bg-level-1-soft text-level-1', strong: 'bg-level-1 text-panel' },
  2: { soft: 'bg-level-2-soft text-level-2', strong: 'bg-level-2 text-panel' },
  3: { soft: 'bg-level-3-soft text-level-3', strong: 'bg-level-3 text-panel' },
  4: { soft: 'bg-level-4-soft text-level-4', strong: 'bg-level-4 text-panel' },
};
const NONE = { soft: 'bg-sunken text-subtle', strong: 'bg-inverse text-on-inverse' };

/** A level as a small square with its number; a dash for "not observed". */
export function LevelMark({ level, chosen = true }: { level: number | null; chosen?: boolean }) {
  const colors = (level !== null && COLORS[level]) || NONE;
  return (
    <span
      aria-hidden
      className={cx(
        'flex size-5 shrink-0 items-center justify-center rounded-sm font-semibold text-xs tabular',
        chosen ? colors.strong : colors.soft,
      )}
    >
      {level ?? '–'}
    </span>
  );
}
