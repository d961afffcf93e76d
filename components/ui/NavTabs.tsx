'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { tabListStyles, tabStyles } from './tabStyles';

export interface NavTabsProps {
  label: string;
  items: readonly { href: string; label: string; count?: number }[];
  className?: string;
}

/** Tabs that are links: each view has its own address. The current one is found from the address. */
export function NavTabs({ label, items, className }: NavTabsProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={className}>
      <div className={tabListStyles}>
        {items.map((item) => (
          <Link
            key={item.href}
            href={item.href}
            aria-current={pathname === item.href ? 'page' : undefined}
            className={tabStyles}
          >
            {item.label}
            {item.count === undefined ? null : (
              <span className="tabular text-xs text-subtle">{item.count}</span>
            )}
          </Link>
        ))}
      </div>
    </nav>
  );
}
