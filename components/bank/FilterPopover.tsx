'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { cx } from '@/components/ui/cx';
import { Popover } from '@/components/ui/Popover';

/** A filter as a button that says what it is set to, and opens its choices. */
export function FilterPopover({
  label,
  value,
  children,
}: {
  label: string;
  /** What it is set to, in a word or two; absent while it filters nothing. */
  value: string | undefined;
  children: ReactNode;
}) {
  return (
    <Popover
      label={label}
      trigger={
        <Button
          size="sm"
          className={cx('max-w-72', value && 'border-accent/40! bg-accent-soft! text-accent!')}
        >
          <span className="truncate">{value ? `${label}: ${value}` : label}</span>
          <ChevronDown aria-hidden className="shrink-0 opacity-60" />
        </Button>
      }
    >
      {children}
    </Popover>
  );
}
