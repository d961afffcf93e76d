'use client';

import * as Radix from 'radix-ui/tabs';
import type { ReactNode } from 'react';
import { cx } from './cx';

export interface TabPanelProps {
  value: string;
  /** Stays in the page while another tab is shown, keeping what was typed into it. */
  keep?: boolean;
  className?: string;
  children: ReactNode;
}

/** What a tab of Tabs shows. */
export function TabPanel({ value, keep = false, className, children }: TabPanelProps) {
  return (
    <Radix.Content
      value={value}
      {...(keep && { forceMount: true as const })}
      className={cx('min-h-0 outline-none data-[state=inactive]:hidden', className ?? 'pt-4')}
    >
      {children}
    </Radix.Content>
  );
}
