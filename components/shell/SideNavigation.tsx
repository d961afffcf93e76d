'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cx } from '@/components/ui/cx';
import { destinations, isWithin } from './navigation';

/** The destinations, one a line. */
export function SideNavigation() {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-px">
      {destinations.map((destination) => {
        const current = isWithin(destination, pathname);
        const Icon = destination.icon;
        return (
          <Link
            key={destination.href}
            href={destination.href}
            aria-current={current ? 'page' : undefined}
            className={cx(
              'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium transition-colors',
              current ? 'bg-pressed text-ink' : 'text-muted hover:bg-hover hover:text-ink',
            )}
          >
            <Icon
              aria-hidden="true"
              strokeWidth={1.75}
              className={cx('size-4', current ? 'text-accent' : 'text-subtle')}
            />
            {destination.label}
          </Link>
        );
      })}
    </nav>
  );
}
