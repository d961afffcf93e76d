import Link from 'next/link';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/BrandMark';

/** The bar above a board: where one is, what is going on, who is here. */
export function RoomHeader({
  homeHref,
  title,
  subtitle,
  center,
  children,
}: {
  /** Where the mark leads; absent for people who have nothing else here. */
  homeHref?: string;
  title: ReactNode;
  subtitle?: ReactNode;
  center?: ReactNode;
  children?: ReactNode;
}) {
  const mark = <BrandMark className="size-6" />;
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-panel px-3 py-1.5">
      {homeHref ? (
        <Link href={homeHref} aria-label="Back to Drawbridge" className="shrink-0 rounded-sm">
          {mark}
        </Link>
      ) : (
        <span className="shrink-0">{mark}</span>
      )}
      <div className="flex min-w-0 flex-1 basis-40 flex-col">
        <h1 className="truncate font-semibold text-base leading-5">{title}</h1>
        {subtitle ? <p className="truncate text-muted text-xs">{subtitle}</p> : null}
      </div>
      {center}
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2">{children}</div>
    </header>
  );
}
