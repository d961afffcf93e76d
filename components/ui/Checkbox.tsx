'use client';

import { Check, Minus } from 'lucide-react';
import * as RadixCheckbox from 'radix-ui/checkbox';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';

export interface CheckboxProps {
  /** Text beside the box. Use `aria-label` instead where a table row already says it. */
  label?: ReactNode;
  hint?: ReactNode;
  checked?: boolean | 'indeterminate';
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  value?: string;
  disabled?: boolean;
  id?: string;
  'aria-label'?: string;
  className?: string;
}

export function Checkbox({ label, hint, id, onCheckedChange, className, ...rest }: CheckboxProps) {
  const ownId = useId();
  const boxId = id ?? ownId;
  const box = (
    <RadixCheckbox.Root
      {...rest}
      id={boxId}
      aria-describedby={hint ? `${boxId}hint` : undefined}
      onCheckedChange={(checked) => onCheckedChange?.(checked === true)}
      className="group touch-target mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-xs border border-line-control bg-panel text-on-accent enabled:hover:border-muted disabled:opacity-50 data-[state=checked]:border-accent-fill data-[state=checked]:bg-accent-fill data-[state=indeterminate]:border-accent-fill data-[state=indeterminate]:bg-accent-fill"
    >
      <RadixCheckbox.Indicator>
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="size-3 group-data-[state=indeterminate]:hidden"
        />
        <Minus
          aria-hidden="true"
          strokeWidth={3}
          className="hidden size-3 group-data-[state=indeterminate]:block"
        />
      </RadixCheckbox.Indicator>
    </RadixCheckbox.Root>
  );
  if (!label) return box;
  return (
    <div className={cx('flex items-start gap-2', className)}>
      {box}
      <div className="min-w-0">
        <label htmlFor={boxId} className="block cursor-pointer">
          {label}
        </label>
        {hint ? (
          <p id={`${boxId}hint`} className="text-xs text-subtle">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
