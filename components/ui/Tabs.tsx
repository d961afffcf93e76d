'use client';

import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { tabListStyles, tabStyles } from './tabStyles';

export interface TabItem<Value extends string> {
  value: Value;
  label: ReactNode;
  count?: number;
}

export interface TabsProps<Value extends string> {
  items: readonly TabItem<Value>[];
  /** What the tabs switch between, for assistive technology. */
  label: string;
  value?: Value;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  className?: string;
  /** One TabPanel for each item. */
  children: ReactNode;
}

/** Views of one thing, in place. For views with an address of their own use NavTabs. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { items, label, value, onValueChange, className, children } = props;
  const first = props.defaultValue ?? items[0]?.value;
  return (
    <Radix.Root
      {...(value !== undefined ? { value } : first !== undefined && { defaultValue: first })}
      onValueChange={(chosen) => {
        const item = items.find((candidate) => candidate.value === chosen);
        if (item) onValueChange?.(item.value);
      }}
      className={cx('flex min-h-0 min-w-0 flex-col', className)}
    >
      <Radix.List aria-label={label} className={tabListStyles}>
        {items.map((item) => (
          <Radix.Trigger key={item.value} value={item.value} className={tabStyles}>
            {item.label}
            {item.count === undefined ? null : (
              <span className="tabular text-xs text-subtle">{item.count}</span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}
