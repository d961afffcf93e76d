'use client';

import * as Radix from 'radix-ui/radio-group';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { useFieldGroup } from './fieldContext';

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<Value extends string> {
  value?: Value | undefined;
  onValueChange: (value: Value) => void;
  options: readonly RadioOption<Value>[];
  name?: string;
  disabled?: boolean;
  /** The accessible name where no `<Field group>` surrounds it. */
  'aria-label'?: string;
  className?: string;
}

/** One of a few, each with room for an explanation. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { options, onValueChange, className } = props;
  const wiring = useFieldGroup();
  const base = useId();
  return (
    <Radix.Root
      {...wiring}
      aria-label={props['aria-label']}
      value={props.value ?? null}
      {...(props.name !== undefined && { name: props.name })}
      disabled={props.disabled ?? false}
      onValueChange={(value) => {
        const option = options.find((candidate) => candidate.value === value);
        if (option) onValueChange(option.value);
      }}
      className={cx('flex flex-col gap-2', className)}
    >
      {options.map((option) => {
        const id = `${base}${option.value}`;
        return (
          <div key={option.value} className="flex items-start gap-2">
            <Radix.Item
              id={id}
              value={option.value}
              disabled={option.disabled ?? false}
              aria-describedby={option.hint ? `${id}hint` : undefined}
              className="touch-target mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-full border border-line-control bg-panel enabled:hover:border-muted disabled:opacity-50 data-[state=checked]:border-[4.5px] data-[state=checked]:border-accent-fill"
            />
            <div className="min-w-0">
              <label htmlFor={id} className="block cursor-pointer">
                {option.label}
              </label>
              {option.hint ? (
                <p id={`${id}hint`} className="text-xs text-subtle">
                  {option.hint}
                </p>
              ) : null}
            </div>
          </div>
        );
      })}
    </Radix.Root>
  );
}
