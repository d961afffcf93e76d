'use client';

import { useId } from 'react';
import { Input } from '@/components/ui/Input';
import { timeLocale } from '@/components/ui/timeLocale';
import type { LogSpan } from '@/lib/sync/logMoments';

/** Chooses a moment of a board's log: by sliding along it, or by the number of an edit. */
export function MomentSlider({
  span,
  edit,
  onChange,
}: {
  span: LogSpan;
  edit: number;
  onChange: (edit: number) => void;
}) {
  const id = useId();
  const { marks, edits } = span;
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return null;
  const place = marks.findLastIndex((mark) => mark.edit <= edit);
  const at = marks[Math.max(0, place)] ?? first;
  const format = clockFor(first.at, last.at);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium">Moment</legend>
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={`${format(at.at)}, edit ${edit} of ${edits}`}
        min={0}
        max={marks.length - 1}
        value={Math.max(0, place)}
        onChange={({ currentTarget }) => {
          const mark = marks[Number(currentTarget.value)];
          if (mark) onChange(mark.edit);
        }}
        className="h-6 w-full accent-(--accent-fill) pointer-coarse:h-11"
      />
      <div className="flex flex-wrap items-center justify-between gap-2 text-muted">
        <output htmlFor={id} className="tabular font-medium text-ink">
          {format(at.at)}
        </output>
        <span className="flex items-center gap-1.5">
          <label htmlFor={id}>Edit</label>
          <Input
            id={id}
            size="sm"
            type="number"
            inputMode="numeric"
            min={1}
            max={edits}
            value={edit}
            onChange={({ currentTarget }) => {
              const number = Math.round(Number(currentTarget.value));
              if (number >= 1) onChange(Math.min(number, edits));
            }}
            className="w-20!"
          />
          <span className="tabular whitespace-nowrap">of {edits.toLocaleString('en')}</span>
        </span>
      </div>
      <p className="text-subtle text-xs">
        From {format(first.at)} to {format(last.at)}, {edits.toLocaleString('en')}{' '}
        {edits === 1 ? 'edit' : 'edits'}.
      </p>
    </fieldset>
  );
}

/** Times of day, with the day where the log goes over several. */
function clockFor(from: number, to: number): (at: number) => string {
  const isOneDay = new Date(from).toDateString() === new Date(to).toDateString();
  const formatter = new Intl.DateTimeFormat(timeLocale(), {
    ...(isOneDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (at) => formatter.format(at);
}
