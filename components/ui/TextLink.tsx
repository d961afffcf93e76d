import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cx } from './cx';

/** A link within text. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cx(
        'rounded-xs text-accent underline decoration-accent/35 underline-offset-2 hover:decoration-accent',
        className,
      )}
      {...rest}
    />
  );
}
