import { cx } from './cx';

/** The shape of what is being loaded. Give it the size of the thing: `className="h-4 w-40"`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('block animate-pulse rounded-sm bg-pressed', className)} />;
}
