import type { ReactNode } from 'react';
import { cx } from './cx';

export interface EmptyStateProps {
  icon?: ReactNode;
  /** What is not there yet: "No interviews yet". */
  title: string;
  /** How it comes to be. */
  children?: ReactNode;
  action?: ReactNode;
  /** Less air, for panels and parts of a page. */
  compact?: boolean;
}

/** A place where nothing is yet, and the way to change that. */
export function EmptyState({ icon, title, children, action, compact = false }: EmptyStateProps) {
  return (
    <div className={cx('flex flex-col items-start gap-3', compact ? 'py-4' : 'max-w-md py-10')}>
      {icon ? <span className="text-subtle [&_svg]:size-6 [&_svg]:stroke-[1.5]">{icon}</span> : null}
      <div className="flex flex-col gap-1">
        <p className={cx('font-medium', !compact && 'text-base')}>{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </div>
  );
}
