'use client';

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { Toaster as Sonner } from 'sonner';

/** Where toasts appear. Mounted once, by UiProviders. */
export function Toaster() {
  return (
    <Sonner
      // Not at the bottom: on a board that is where its tools and tldraw's watermark are.
      position="top-center"
      gap={8}
      style={{ fontFamily: 'inherit' }}
      offset={{ top: 60 }}
      mobileOffset={{ left: 12, right: 12, top: 60 }}
      icons={{
        success: <CircleCheck className="size-4 text-positive" />,
        error: <CircleAlert className="size-4 text-danger" />,
        info: <Info className="size-4 text-info" />,
        close: <X className="size-3.5" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButton: true,
        closeButtonAriaLabel: 'Dismiss message',
        classNames: {
          toast:
            'group flex w-full items-start gap-2.5 rounded-lg bg-raised py-2.5 pr-9 pl-3 text-sm text-ink shadow-lg sm:w-(--width)',
          icon: 'mt-0.5 shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-muted',
          actionButton:
            'shrink-0 rounded-sm px-1.5 font-medium text-accent underline decoration-accent/35 underline-offset-2 hover:decoration-accent',
          closeButton:
            'absolute top-2 right-2 inline-flex size-6 items-center justify-center rounded-sm text-subtle hover:bg-hover hover:text-ink',
        },
      }}
    />
  );
}
