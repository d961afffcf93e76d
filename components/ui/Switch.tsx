'use client';

import * as RadixSwitch from 'radix-ui/switch';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';

export interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
  className?: string;
}

/** On or off, at once and without a save button. For choices inside a form use Checkbox. */
export function Switch({ label, hint, checked, onCheckedChange, disabled = false, className }: SwitchProps) {
  const id = useId();
  return (
    <div className={cx('flex items-start justify-between gap-4', className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer font-medium">
          {label}
        </label>
        {hint ? (
          <p id={`${id}hint`} className="text-xs text-subtle">
            {hint}
          </p>
        ) : null}
      </div>
      <RadixSwitch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onCheckedChange}
        aria-describedby={hint ? `${id}hint` : undefined}
        className="touch-target mt-0.5 inline-flex h-4.5 w-8 shrink-0 items-center rounded-full bg-line-control p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:bg-accent-fill"
      >
        <RadixSwitch.Thumb className="size-3.5 rounded-full bg-[#fff] shadow-xs transition-transform data-[state=checked]:translate-x-3.5" />
      </RadixSwitch.Root>
    </div>
  );
}
