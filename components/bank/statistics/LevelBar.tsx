import type { LevelCounts } from '@/lib/bank/statistics';

const FILLS = ['bg-level-1', 'bg-level-2', 'bg-level-3', 'bg-level-4'] as const;

/** How often each level was given, as a bar; the numbers stand beside it in the table. */
export function LevelBar({ counts }: { counts: LevelCounts }) {
  const given = counts.levels.reduce((sum, count) => sum + count, 0);
  return (
    <span aria-hidden className="flex h-3 min-w-32 overflow-hidden rounded-xs bg-sunken">
      {counts.levels.map((count, index) =>
        count === 0 ? null : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the level
            key={index}
            className={`${FILLS[index]} border-panel border-r-2 last:border-r-0`}
            style={{ width: `${(100 * count) / given}%` }}
          />
        ),
      )}
    </span>
  );
}
