'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/ui/Checkbox';
import { Input } from '@/components/ui/Input';

export type CountedOption = { value: string; label: string; count: number };

/** From this many options on they can be searched. */
const SEARCHABLE_FROM = 12;

/** Options with the number of questions that each would leave. Several can be on, or with `single` one. */
export function CountedOptions({
  label,
  options,
  chosen,
  single = false,
  onChange,
}: {
  label: string;
  options: readonly CountedOption[];
  chosen: readonly string[];
  single?: boolean;
  onChange: (chosen: string[]) => void;
}) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = options.filter(
    (option) => chosen.includes(option.value) || option.label.toLowerCase().includes(wanted),
  );
  return (
    <div className="flex flex-col gap-2">
      {options.length >= SEARCHABLE_FROM ? (
        <Input
          type="search"
          size="sm"
          aria-label={`Search ${label.toLowerCase()}`}
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      {shown.length === 0 ? <p className="py-1 text-subtle text-xs">Nothing to choose from here.</p> : null}
      <ul aria-label={label} className="-mx-1 max-h-72 overflow-y-auto px-1">
        {shown.map(({ value, label: text, count }) => (
          <li key={value} className="flex items-start justify-between gap-3 py-1">
            <Checkbox
              label={text}
              checked={chosen.includes(value)}
              onCheckedChange={(checked) =>
                onChange(
                  checked
                    ? [...(single ? [] : chosen), value]
                    : chosen.filter((candidate) => candidate !== value),
                )
              }
            />
            <span className="tabular text-subtle text-xs leading-5">{count}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
