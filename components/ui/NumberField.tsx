'use client';

import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { controlStyles } from './controlStyles';
import { cx } from './cx';
import { useFieldControl } from './fieldContext';

export interface NumberFieldProps {
  value: number;
  /** Told of every whole number within the bounds that is typed or stepped to. */
  onValueChange: (value: number) => void;
  min: number;
  max: number;
  /** What is counted, for the buttons' names. */
  unit: string;
  className?: string;
}

/** A whole number: typed, or stepped with the buttons and the arrow keys. */
export function NumberField({ value, onValueChange, min, max, unit, className }: NumberFieldProps) {
  const wiring = useFieldControl({});
  const [draft, setDraft] = useState<string | null>(null);
  const isWrong = draft !== null && readNumber(draft, min, max) === null;

  const step = (by: number) => {
    setDraft(null);
    const next = Math.min(Math.max(value + by, min), max);
    if (next !== value) onValueChange(next);
  };

  return (
    <div className={cx('relative w-full', className)}>
      <input
        {...wiring}
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={isWrong || undefined}
        className={cx(controlStyles, 'tabular h-8 px-7 text-center')}
        value={draft ?? String(value)}
        onChange={({ currentTarget }) => {
          setDraft(currentTarget.value);
          const number = readNumber(currentTarget.value, min, max);
          if (number !== null && number !== value) onValueChange(number);
        }}
        onBlur={() => setDraft(null)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          step(event.key === 'ArrowUp' ? 1 : -1);
        }}
      />
      <StepButton side="left" label={`Fewer ${unit}`} disabled={value <= min} onClick={() => step(-1)} />
      <StepButton side="right" label={`More ${unit}`} disabled={value >= max} onClick={() => step(1)} />
    </div>
  );
}

function StepButton(props: {
  side: 'left' | 'right';
  label: string;
  disabled: boolean;
  onClick: () => void;
}) {
  const { side, label, disabled, onClick } = props;
  const Icon = side === 'left' ? Minus : Plus;
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className={cx(
        'absolute inset-y-px flex w-7 items-center justify-center text-muted enabled:hover:bg-hover disabled:opacity-40',
        side === 'left' ? 'left-px rounded-l-md' : 'right-px rounded-r-md',
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
    </button>
  );
}

function readNumber(text: string, min: number, max: number): number | null {
  if (!/^\d+$/.test(text.trim())) return null;
  const number = Number(text);
  return number >= min && number <= max ? number : null;
}
