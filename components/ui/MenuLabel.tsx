'use client';

import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactNode } from 'react';

/** A heading over the next items of a DropdownMenu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-subtle">{children}</Radix.Label>;
}
