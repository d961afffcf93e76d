import Link from 'next/link';
import type { ComponentProps } from 'react';
import { cx } from './cx';

/**
 * The link of a TableRow (or of any positioned list item): its area covers the whole row, its text names
 * it. Other controls of the row need `relative z-10` to stay reachable above it.
 */
export function RowLink({ className, children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      data-row-link=""
      className={cx(
        'font-medium text-ink after:absolute after:inset-0 after:content-[""] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus',
        className,
      )}
      {...rest}
    >
      {children}
    </Link>
  );
}
