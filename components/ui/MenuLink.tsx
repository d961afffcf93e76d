'use client';

import Link from 'next/link';
import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { menuItemStyles } from './menuStyles';

/** Somewhere to go, in a DropdownMenu. */
export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Radix.Item asChild>
      <Link href={href} className={cx(menuItemStyles, '[&>svg]:text-subtle')}>
        {icon}
        <span className="min-w-0 flex-1">{children}</span>
      </Link>
    </Radix.Item>
  );
}
