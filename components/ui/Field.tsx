'use client';

import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { FieldContext } from './fieldContext';

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean;
  /** Says "optional" beside the label: for forms where most fields are required. */
  optional?: boolean;
  /** The child is a group of controls (RadioGroup, SegmentedControl, checkboxes), not a single one. */
  group?: boolean;
  /** Keeps the label for assistive technology only. */
  hideLabel?: boolean;
  /** The id of the control, where a FormErrorSummary links to it. */
  id?: string;
  /** Sits at the right end of the label line, such as a counter or a link. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Label, hint and error of one control, wired to it by the context that every control here reads. */
export function Field(props: FieldProps) {
  const {
    label,
    hint,
    error,
    required = false,
    optional,
    group,
    hideLabel,
    aside,
    className,
    children,
  } = props;
  const base = useId();
  const controlId = props.id ?? `${base}control`;
  const labelId = `${base}label`;
  const hintId = hint ? `${base}hint` : undefined;
  const errorId = error ? `${base}error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined;
  const labelText = (
    <>
      {label}
      {optional ? <span className="font-normal text-subtle"> (optional)</span> : null}
    </>
  );
  return (
    <FieldContext value={{ controlId, labelId, describedBy, invalid: Boolean(error), required }}>
      <div className={cx('flex min-w-0 flex-col gap-1.5', className)}>
        <div className={cx('flex items-baseline justify-between gap-3', hideLabel && 'sr-only')}>
          {group ? (
            <span id={labelId} className="font-medium text-ink">
              {labelText}
            </span>
          ) : (
            <label id={labelId} htmlFor={controlId} className="font-medium text-ink">
              {labelText}
            </label>
          )}
          {aside ? <span className="text-xs text-subtle">{aside}</span> : null}
        </div>
        {children}
        {error ? (
          <p id={errorId} className="flex items-start gap-1.5 text-xs text-danger">
            <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
            {error}
          </p>
        ) : null}
        {hint ? (
          <p id={hintId} className="text-xs text-subtle">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}
