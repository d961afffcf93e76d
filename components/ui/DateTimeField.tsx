'use client';

import { Field, type FieldProps } from './Field';
import { fromLocalInput, toLocalInput } from './format';
import { Input } from './Input';
import { useHydrated } from './useHydrated';

export interface DateTimeFieldProps extends Omit<FieldProps, 'children' | 'group'> {
  value: Date | null;
  /** Null while the field is empty or incomplete. */
  onChange: (value: Date | null) => void;
  min?: Date;
  max?: Date;
  /** Minutes between the suggested times. */
  stepMinutes?: number;
  disabled?: boolean;
}

/** A date and time in the person's own zone, which the hint names. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { value, onChange, min, max, stepMinutes, disabled, hint, ...field } = props;
  const hydrated = useHydrated();
  const zone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ') : null;
  const zoneText = zone ? `Your time zone: ${zone}.` : 'In your time zone.';
  return (
    <Field
      {...field}
      hint={
        <>
          {hint} {zoneText}
        </>
      }
    >
      <Input
        type="datetime-local"
        className="tabular"
        value={hydrated && value ? toLocalInput(value) : ''}
        {...(hydrated && min && { min: toLocalInput(min) })}
        {...(hydrated && max && { max: toLocalInput(max) })}
        {...(stepMinutes && { step: stepMinutes * 60 })}
        disabled={disabled ?? false}
        onChange={(event) => onChange(fromLocalInput(event.target.value))}
      />
    </Field>
  );
}
