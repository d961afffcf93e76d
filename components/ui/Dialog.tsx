'use client';

import { X } from 'lucide-react';
import * as RadixDialog from 'radix-ui/dialog';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { IconButton } from './IconButton';
import { useReturnFocus } from './useReturnFocus';

export interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The button that opens it, where the dialog keeps its own state. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons, right-aligned. For a form inside, give the submit button `form="<form id>"`. */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  children?: ReactNode;
}

const widths = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-2xl', xl: 'max-w-4xl' };

/** A task that takes over the page: its own title, scrolls inside, closes on Escape. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  size = 'md',
  children,
}: DialogProps) {
  const returnFocus = useReturnFocus();
  return (
    <RadixDialog.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange !== undefined && { onOpenChange })}
    >
      {trigger ? <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger> : null}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 grid animate-fade place-items-center overflow-y-auto bg-scrim p-3 sm:p-6">
          <RadixDialog.Content
            {...returnFocus}
            {...(!description && { 'aria-describedby': undefined })}
            className={cx(
              'relative flex max-h-[calc(100dvh-1.5rem)] w-full animate-rise flex-col rounded-lg bg-raised shadow-lg outline-none sm:max-h-[calc(100dvh-3rem)]',
              widths[size],
            )}
          >
            <div className="pt-4 pr-12 pb-3 pl-5">
              <RadixDialog.Title className="text-lg font-semibold">{title}</RadixDialog.Title>
              {description ? (
                <RadixDialog.Description className="mt-0.5 text-muted">{description}</RadixDialog.Description>
              ) : null}
            </div>
            {children ? <div className="min-h-0 overflow-y-auto px-5 pb-5">{children}</div> : null}
            {footer ? (
              <div className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3">{footer}</div>
            ) : null}
            {/* Last in order, so that the first field is what gets the focus. */}
            <RadixDialog.Close asChild>
              <IconButton
                label="Close"
                icon={<X />}
                size="sm"
                tooltip={false}
                className="absolute! top-3.5 right-3"
              />
            </RadixDialog.Close>
          </RadixDialog.Content>
        </RadixDialog.Overlay>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
