'use client';

import { Check, ChevronDown } from 'lucide-react';
import * as RadixSelect from 'radix-ui/select';
import { controlStyles } from './controlStyles';
import { cx } from './cx';
import { useFieldControl } from './fieldContext';

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  value?: Value | undefined;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  /** Puts the value into a surrounding form's data. */
  name?: string;
  disabled?: boolean;
  size?: 'sm' | 'md' | 'lg';
  id?: string;
  /** The accessible name where no Field surrounds it. */
  'aria-label'?: string;
  autoFocus?: boolean;
  className?: string;
}

const heights = { sm: 'h-7 text-xs', md: 'h-8', lg: 'h-10' };

/** One of a short list. Option values may not be empty strings; use the placeholder for "none yet". */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, placeholder = 'Choose', size = 'md', onValueChange, className } = props;
  const wiring = useFieldControl({ id: props.id });
  return (
    <RadixSelect.Root
      {...(props.value !== undefined && { value: props.value })}
      {...(props.defaultValue !== undefined && { defaultValue: props.defaultValue })}
      {...(props.name !== undefined && { name: props.name })}
      {...(props.disabled !== undefined && { disabled: props.disabled })}
      {...(wiring.required && { required: true })}
      onValueChange={(value) => {
        const option = options.find((candidate) => candidate.value === value);
        if (option) onValueChange?.(option.value);
      }}
    >
      <RadixSelect.Trigger
        id={wiring.id}
        autoFocus={props.autoFocus}
        aria-label={props['aria-label']}
        aria-describedby={wiring['aria-describedby']}
        aria-invalid={wiring['aria-invalid']}
        className={cx(
          controlStyles,
          heights[size],
          'inline-flex items-center justify-between gap-2 px-2.5 text-left data-placeholder:text-subtle [&>span]:truncate',
          className,
        )}
      >
        <RadixSelect.Value placeholder={placeholder} />
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-subtle" />
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-fade overflow-hidden rounded-lg bg-raised p-1 shadow-md"
        >
          <RadixSelect.Viewport>
            {options.map((option) => (
              <RadixSelect.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className="flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm py-1 pr-2 pl-7 text-sm outline-none data-disabled:opacity-50 data-highlighted:bg-hover pointer-coarse:min-h-11"
              >
                <RadixSelect.ItemIndicator className="absolute left-2.5">
                  <Check aria-hidden="true" className="size-4 text-accent" />
                </RadixSelect.ItemIndicator>
                <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                {option.hint ? <span className="ml-auto pl-4 text-xs text-subtle">{option.hint}</span> : null}
              </RadixSelect.Item>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  );
}
