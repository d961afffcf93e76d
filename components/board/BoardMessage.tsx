import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

export interface BoardMessageProps {
  tone?: 'info' | 'danger';
  title: string;
  /** Why, and the way out. */
  children?: ReactNode;
  action?: ReactNode;
  /** The board stays in view behind the message. */
  overBoard?: boolean;
}

/** A message in place of the board, or over it. */
export function BoardMessage({
  tone = 'info',
  title,
  children,
  action,
  overBoard = false,
}: BoardMessageProps) {
  const Icon = tone === 'danger' ? CircleAlert : Info;
  return (
    <div
      className={cx(
        'absolute inset-0 z-10 flex items-center justify-center p-4',
        overBoard ? 'bg-scrim' : 'bg-canvas',
      )}
    >
      <div
        role="alert"
        className="flex w-full max-w-md items-start gap-3 rounded-lg border border-line bg-raised p-5 shadow-lg"
      >
        <Icon
          aria-hidden="true"
          strokeWidth={1.5}
          className={cx('size-6 shrink-0', tone === 'danger' ? 'text-danger' : 'text-muted')}
        />
        <div className="flex min-w-0 flex-1 flex-col items-start gap-3">
          <div className="flex flex-col gap-1">
            <p className="font-medium text-base">{title}</p>
            {children ? <div className="text-muted">{children}</div> : null}
          </div>
          {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
        </div>
      </div>
    </div>
  );
}
