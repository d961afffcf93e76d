'use client';

import { CircleAlert, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from './Button';
import { cx } from './cx';

export interface ErrorStateProps {
  /** What failed: "The interviews could not be loaded". */
  title: string;
  /** Why, as far as known, and the way out. */
  children?: ReactNode;
  onRetry?: () => unknown;
  retryLabel?: string;
  compact?: boolean;
}

/** A place that could not be shown, with another try. */
export function ErrorState({
  title,
  children,
  onRetry,
  retryLabel = 'Try again',
  compact = false,
}: ErrorStateProps) {
  const [retrying, setRetrying] = useState(false);
  async function retry() {
    setRetrying(true);
    try {
      await onRetry?.();
    } finally {
      setRetrying(false);
    }
  }
  return (
    <div role="alert" className={cx('flex flex-col items-start gap-3', compact ? 'py-4' : 'max-w-md py-10')}>
      <CircleAlert aria-hidden="true" strokeWidth={1.5} className="size-6 text-danger" />
      <div className="flex flex-col gap-1">
        <p className={cx('font-medium', !compact && 'text-base')}>{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {onRetry ? (
        <Button icon={<RotateCw />} pending={retrying} onClick={retry}>
          {retryLabel}
        </Button>
      ) : null}
    </div>
  );
}
