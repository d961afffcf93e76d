import { cx } from '@/components/ui/cx';
import type { FieldDifference } from '@/lib/schemas/pack';

/** The lines that go and come, field by field. Told apart by sign and word, not by colour alone. */
export function Differences({ differences }: { differences: readonly FieldDifference[] }) {
  return (
    <dl className="space-y-3">
      {differences.map(({ field, lines, more }) => (
        <div key={field}>
          <dt className="mb-1 font-medium text-muted text-xs">{field}</dt>
          <dd className="overflow-hidden rounded-md border border-line text-xs leading-5">
            {lines.map(({ kind, text }, index) => (
              <p
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change their places
                key={index}
                className={cx(
                  'flex gap-2 px-2.5 py-1',
                  kind === 'added' ? 'bg-positive-soft' : 'bg-danger-soft',
                )}
              >
                <span aria-hidden className="w-2 shrink-0 select-none font-semibold">
                  {kind === 'added' ? '+' : '−'}
                </span>
                <span className="sr-only">{kind === 'added' ? 'Added:' : 'Removed:'}</span>
                <span className="min-w-0 wrap-anywhere">{text}</span>
              </p>
            ))}
            {more > 0 ? <p className="px-2.5 py-1 text-subtle">and {more} more lines</p> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
