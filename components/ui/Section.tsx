import { type ReactNode, useId } from 'react';
import { cx } from './cx';

export interface SectionProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** A number beside the title. */
  count?: number;
  /** The id of the heading, for links. */
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A part of a page: a heading on a line, and what belongs to it. No box. */
export function Section({ title, description, actions, count, id, className, children }: SectionProps) {
  const ownId = useId();
  const headingId = id ?? ownId;
  return (
    <section aria-labelledby={headingId} className={cx('flex flex-col', className ?? 'pb-8')}>
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b pb-1.5">
        <div className="min-w-0">
          <h2 id={headingId} className="font-semibold">
            {title}
            {count === undefined ? null : (
              <span className="tabular ml-1.5 font-normal text-subtle">{count}</span>
            )}
          </h2>
          {description ? <p className="text-xs text-subtle">{description}</p> : null}
        </div>
        {actions ? <div className="flex items-center gap-2 print-hidden">{actions}</div> : null}
      </div>
      <div className="min-w-0 pt-3">{children}</div>
    </section>
  );
}
