import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** The page this one belongs to. */
  back?: { href: string; label: string };
  /** Short facts under the title: states, times, people. */
  meta?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}

/** The top of a page: where one is, what it is, what can be done. */
export function PageHeader({ title, back, meta, description, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-1 pb-5">
      {back ? (
        <Link
          href={back.href}
          className="touch-target -ml-1 inline-flex h-6 max-w-full items-center gap-0.5 self-start rounded-sm pr-1 text-xs text-subtle hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="truncate">{back.label}</span>
        </Link>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {meta ? <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">{meta}</div> : null}
          {description ? <p className="max-w-2xl text-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print-hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
