import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';

export interface TableProps extends ComponentProps<'table'> {
  /** What the table lists, for assistive technology. */
  label: string;
}

/** A dense table. Its text aligns with the page, its rows reach a little further; scrolls sideways by itself. */
export function Table({ label, className, children, ...rest }: TableProps) {
  return (
    <div className="relative -mx-2 w-[calc(100%+1rem)] overflow-x-auto">
      <table aria-label={label} className={cx('w-full border-collapse text-left', className)} {...rest}>
        {children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="border-b text-xs text-subtle">
      <tr>{children}</tr>
    </thead>
  );
}

interface CellProps {
  /** end: for figures; they line up. */
  align?: 'start' | 'end';
  className?: string;
  children?: ReactNode;
}

export function TableHeadCell({ align = 'start', className, children }: CellProps) {
  return (
    <th
      scope="col"
      className={cx('h-8 whitespace-nowrap px-2 font-medium', align === 'end' && 'text-right', className)}
    >
      {children}
    </th>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>;
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cx(
        'group/row relative border-b transition-colors last:border-b-0 has-[[data-row-link]]:hover:bg-hover data-[state=selected]:bg-accent-soft',
        className,
      )}
      {...rest}
    />
  );
}

export function TableCell({ align = 'start', className, children }: CellProps) {
  return (
    <td className={cx('h-10 px-2 py-1.5 align-middle', align === 'end' && 'tabular text-right', className)}>
      {children}
    </td>
  );
}

/** For cells that a narrow screen has no room for. What matters of them is under the row's name there. */
export const WIDE = 'max-md:hidden';

/** What the wide cells of a row hold, under its name, where the screen is narrow. */
export function RowDetails({ children }: { children: ReactNode }) {
  return (
    <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-muted text-xs md:hidden">
      {children}
    </div>
  );
}
