'use client';

import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactElement, ReactNode } from 'react';

export interface DropdownMenuProps {
  /** The button that opens it: `<IconButton label="More" icon={<Ellipsis />} tooltip={false} />`. */
  trigger: ReactElement;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  /** MenuItem, MenuLink, MenuRadioGroup, MenuLabel, MenuSeparator. */
  children: ReactNode;
}

export function DropdownMenu({ trigger, side = 'bottom', align = 'end', children }: DropdownMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-[max(11rem,var(--radix-dropdown-menu-trigger-width))] max-w-80 animate-fade overflow-y-auto rounded-lg bg-raised p-1 shadow-md outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
