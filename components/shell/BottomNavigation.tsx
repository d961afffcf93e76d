'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cx } from '@/components/ui/cx';
import { destinations, isWithin } from './navigation';

/** The destinations within a thumb's reach, for narrow screens. */
export function BottomNavigation() {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t bg-panel pb-[env(safe-area-inset-bottom)] print-hidden md:hidden"
    >
      {destinations.map((destination) => {
        const current = isWithin(destination, pathname);
        const Icon = destination.icon;
        return (
          <Link
            key={destination.href}
            href={destination.href}
            aria-current={current ? 'page' : undefined}
            className={cx(
              'flex h-13 flex-col items-center justify-center gap-0.5 text-2xs font-medium focus-visible:-outline-offset-2',
              current ? 'text-accent' : 'text-subtle',
            )}
          >
            <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />
            {destination.short ?? destination.label}
          </Link>
        );
      })}
    </nav>
  );
}
