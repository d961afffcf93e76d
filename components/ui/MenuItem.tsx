'use client';

import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Kbd } from './Kbd';
import { menuItemStyles } from './menuStyles';

export interface MenuItemProps {
  onSelect: () => void;
  icon?: ReactNode;
  tone?: 'default' | 'danger';
  keys?: string[];
  disabled?: boolean;
  children: ReactNode;
}

/** Something to do, in a DropdownMenu. */
export function MenuItem({ onSelect, icon, tone = 'default', keys, disabled, children }: MenuItemProps) {
  return (
    <Radix.Item
      disabled={disabled ?? false}
      onSelect={onSelect}
      className={cx(
        menuItemStyles,
        tone === 'danger' ? 'text-danger data-highlighted:bg-danger-soft' : '[&>svg]:text-subtle',
      )}
    >
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </Radix.Item>
  );
}
