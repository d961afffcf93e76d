'use client';

import type { ComponentProps, ReactNode } from 'react';
import { controlStyles } from './controlStyles';
import { cx } from './cx';
import { useFieldControl } from './fieldContext';

export interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  size?: 'sm' | 'md' | 'lg';
  /** An icon inside, before the text. */
  leading?: ReactNode;
  /** Sits inside at the end: a unit, a small button. */
  trailing?: ReactNode;
}

const heights = { sm: 'h-7', md: 'h-8', lg: 'h-10' };

export function Input({ size = 'md', leading, trailing, className, ...rest }: InputProps) {
  const wiring = useFieldControl(rest);
  const input = (
    <input
      {...rest}
      {...wiring}
      className={cx(
        controlStyles,
        heights[size],
        leading ? 'pl-8' : 'pl-2.5',
        trailing ? 'pr-12' : 'pr-2.5',
        'read-only:bg-sunken',
        !leading && !trailing && className,
      )}
    />
  );
  if (!leading && !trailing) return input;
  return (
    // Unlike `w-full`, a default of no weight gives way to a width in `className`.
    <div className={cx('relative [:where(&)]:w-full', className)}>
      {leading ? (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-subtle [&_svg]:size-4">
          {leading}
        </span>
      ) : null}
      {input}
      {trailing ? (
        <span className="absolute inset-y-0 right-2.5 flex items-center text-xs text-subtle">{trailing}</span>
      ) : null}
    </div>
  );
}
