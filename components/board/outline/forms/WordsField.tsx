import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';

/** A line of words that something on the board says. */
export function WordsField({
  label,
  value,
  onValueChange,
  maxLength = 200,
  placeholder,
  autoFocus = false,
}: {
  label: string;
  value: string;
  onValueChange: (words: string) => void;
  maxLength?: number;
  placeholder?: string;
  autoFocus?: boolean;
}) {
  return (
    <Field label={label}>
      <Input
        value={value}
        autoComplete="off"
        maxLength={maxLength}
        placeholder={placeholder}
        autoFocus={autoFocus}
        onChange={({ currentTarget }) => onValueChange(currentTarget.value)}
      />
    </Field>
  );
}
