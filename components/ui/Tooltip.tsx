'use client';

import * as RadixTooltip from 'radix-ui/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd';

export interface TooltipProps {
  content: ReactNode;
  /** Key names shown beside the text, such as ['Ctrl', 'K']. */
  keys?: string[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactElement;
}

/** A hint on hover and focus. Never the only place where something is said. */
export function Tooltip({ content, keys, side = 'top', children }: TooltipProps) {
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-64 animate-fade items-center gap-2 rounded-sm bg-inverse px-2 py-1 text-xs text-on-inverse shadow-md"
        >
          {content}
          {keys ? <Kbd keys={keys} inverse /> : null}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}
