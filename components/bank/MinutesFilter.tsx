'use client';

import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { QUESTION_MINUTES } from '@/lib/schemas/interview';
import { FilterPopover } from './FilterPopover';

/** How many minutes questions may take, from and to; either can be left open. */
export function MinutesFilter({
  from,
  to,
  onChange,
}: {
  from: number | undefined;
  to: number | undefined;
  onChange: (change: { minutesFrom?: number | undefined; minutesTo?: number | undefined }) => void;
}) {
  const value =
    from !== undefined && to !== undefined
      ? `${from} to ${to}`
      : from !== undefined
        ? `from ${from}`
        : to !== undefined
          ? `up to ${to}`
          : undefined;
  const read = (text: string) => {
    const minutes = Math.round(Number(text));
    return text !== '' && minutes >= QUESTION_MINUTES.min && minutes <= QUESTION_MINUTES.max
      ? minutes
      : undefined;
  };
  const input = (given: number | undefined, change: (minutes: number | undefined) => void) => (
    <Input
      type="number"
      inputMode="numeric"
      min={QUESTION_MINUTES.min}
      max={QUESTION_MINUTES.max}
      trailing="min"
      defaultValue={given ?? ''}
      onChange={(event) => change(read(event.target.value))}
    />
  );
  return (
    <FilterPopover label="Minutes" value={value}>
      <div className="grid grid-cols-2 gap-3">
        <Field label="From">{input(from, (minutesFrom) => onChange({ minutesFrom }))}</Field>
        <Field label="To">{input(to, (minutesTo) => onChange({ minutesTo }))}</Field>
      </div>
    </FilterPopover>
  );
}
