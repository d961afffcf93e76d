'use client';

import * as Radix from 'radix-ui/dropdown-menu';

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
