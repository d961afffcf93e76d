import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { softTone } from './tones';

export interface CalloutProps {
  tone?: 'info' | 'positive' | 'caution' | 'danger';
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Announce it when it appears: for what happens while one works. */
  live?: boolean;
  className?: string;
}

const icons = { info: Info, positive: CircleCheck, caution: TriangleAlert, danger: CircleAlert };

/** Something the reader should know here, on the page. */
export function Callout({ tone = 'info', title, children, action, live = false, className }: CalloutProps) {
  const Icon = icons[tone];
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div
      role={role}
      className={cx('flex items-start gap-2.5 rounded-md px-3 py-2', softTone[tone], className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 text-ink">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cx(Boolean(title) && 'text-muted')}>{children}</div> : null}
      </div>
      {action ? <div className="flex shrink-0 gap-2">{action}</div> : null}
    </div>
  );
}
