import { Skeleton } from './Skeleton';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-1/3', 'w-3/4'];

/** A list or table being loaded. */
export function SkeletonRows({ rows = 5, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="flex flex-col">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={index} className="flex h-10 items-center gap-6 border-b last:border-b-0">
          <div className="flex-1">
            <Skeleton className={`h-3.5 ${widths[index % widths.length]}`} />
          </div>
          <Skeleton className="h-3.5 w-20" />
          <Skeleton className="hidden h-3.5 w-24 sm:block" />
        </div>
      ))}
    </div>
  );
}
