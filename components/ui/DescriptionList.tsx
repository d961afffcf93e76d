import type { ReactNode } from 'react';
import { cx } from './cx';

export interface DescriptionListProps {
  items: readonly { term: string; detail: ReactNode }[];
  /** rows: term left, detail right · columns: side by side, term above detail */
  layout?: 'rows' | 'columns';
  className?: string;
}

/** Facts about one thing. */
export function DescriptionList({ items, layout = 'rows', className }: DescriptionListProps) {
  const rows = layout === 'rows';
  return (
    <dl
      className={cx(
        rows
          ? 'grid grid-cols-[minmax(6.5rem,auto)_1fr] gap-x-6 gap-y-1.5'
          : 'flex flex-wrap gap-x-10 gap-y-3',
        className,
      )}
    >
      {items.map((item) => (
        <div key={item.term} className={rows ? 'contents' : 'flex flex-col gap-0.5'}>
          <dt className={cx('text-subtle', !rows && 'text-xs')}>{item.term}</dt>
          <dd className="min-w-0 break-words">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}
