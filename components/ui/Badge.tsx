import type { ReactNode } from 'react';
import { cx } from './cx';
import { softTone, solidTone, type Tone } from './tones';

export interface BadgeProps {
  tone?: Tone;
  /** soft: a tinted label · dot: plain text after a coloured dot, for states in tables and headers. */
  look?: 'soft' | 'dot';
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A state or kind in a word or two. */
export function Badge({ tone = 'neutral', look = 'soft', icon, className, children }: BadgeProps) {
  if (look === 'dot') {
    return (
      <span className={cx('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
        <span aria-hidden="true" className={cx('size-1.75 shrink-0 rounded-full', solidTone[tone])} />
        {children}
      </span>
    );
  }
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-xs font-medium [&_svg]:size-3.5',
        softTone[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
