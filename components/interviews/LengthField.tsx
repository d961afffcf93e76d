import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { INTERVIEW_MINUTES } from '@/lib/schemas/interview';

/** How long an interview takes, in minutes; NaN while the field is empty. */
export function LengthField({
  id,
  label,
  value,
  error,
  onChange,
}: {
  id?: string;
  label: string;
  value: number;
  error: string | undefined;
  onChange: (minutes: number) => void;
}) {
  return (
    <Field {...(id ? { id } : {})} label={label} error={error}>
      <Input
        type="number"
        inputMode="numeric"
        min={INTERVIEW_MINUTES.min}
        max={INTERVIEW_MINUTES.max}
        step={5}
        trailing="minutes"
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </Field>
  );
}
