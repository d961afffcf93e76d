'use client';

import type { ComponentProps } from 'react';
import { controlStyles } from './controlStyles';
import { cx } from './cx';
import { useFieldControl } from './fieldContext';

export interface TextareaProps extends ComponentProps<'textarea'> {
  /** Grows with its text instead of scrolling. */
  autoGrow?: boolean;
}

export function Textarea({ autoGrow = false, rows = 3, className, ...rest }: TextareaProps) {
  const wiring = useFieldControl(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...wiring}
      className={cx(
        controlStyles,
        'block px-2.5 py-1.5 leading-5 read-only:bg-sunken',
        autoGrow ? 'field-sizing-content max-h-[60vh] resize-none' : 'resize-y',
        className,
      )}
    />
  );
}
