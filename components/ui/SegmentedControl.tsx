'use client';

import * as Radix from 'radix-ui/radio-group';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { useFieldGroup } from './fieldContext';

export interface SegmentOption<Value extends string> {
  value: Value;
  label: ReactNode;
  /** The accessible name where the label is only an icon. */
  name?: string;
  disabled?: boolean;
}

export interface SegmentedControlProps<Value extends string> {
  value: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly SegmentOption<Value>[];
  size?: 'sm' | 'md';
  disabled?: boolean;
  /** Segments share the full width. */
  stretch?: boolean;
  /** The accessible name where no `<Field group>` surrounds it. */
  'aria-label'?: string;
  className?: string;
}

/** One of two to five short words, all in view. It is a radio group: arrows move the choice. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { options, size = 'md', stretch = false, onValueChange, className } = props;
  const wiring = useFieldGroup();
  return (
    <Radix.Root
      {...wiring}
      aria-label={props['aria-label']}
      value={props.value ?? null}
      disabled={props.disabled ?? false}
      orientation="horizontal"
      onValueChange={(value) => {
        const option = options.find((candidate) => candidate.value === value);
        if (option) onValueChange(option.value);
      }}
      className={cx(
        'inline-flex max-w-full rounded-md border border-line-strong bg-sunken p-0.5',
        stretch ? 'w-full' : 'self-start',
        className,
      )}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          aria-label={option.name}
          className={cx(
            'touch-target inline-flex items-center justify-center gap-1.5 rounded-sm px-2.5 font-medium text-muted',
            'transition-colors enabled:hover:text-ink disabled:opacity-50',
            'data-[state=checked]:bg-raised data-[state=checked]:text-ink data-[state=checked]:shadow-sm',
            size === 'sm' ? 'h-5.5 text-xs [&_svg]:size-3.5' : 'h-6.5 text-sm [&_svg]:size-4',
            stretch && 'min-w-0 flex-1 truncate',
          )}
        >
          {option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
