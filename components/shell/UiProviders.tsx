'use client';

import * as Tooltip from 'radix-ui/tooltip';
import type { ReactNode } from 'react';
import { Toaster } from '@/components/ui/Toaster';

/** What the interface parts need around them: one tooltip clock and one place for toasts. */
export function UiProviders({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
      <Toaster />
    </Tooltip.Provider>
  );
}
