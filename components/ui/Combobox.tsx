'use client';

import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { controlStyles } from './controlStyles';
import { cx } from './cx';
import { useFieldControl } from './fieldContext';

export interface ComboboxOption<Value extends string = string> {
  value: Value;
  label: string;
  hint?: string;
  icon?: ReactNode;
}

export interface ComboboxProps<Value extends string> {
  value: Value | null;
  onValueChange: (value: Value) => void;
  /** What can be chosen for what has been typed, best first; everything for nothing typed. */
  find: (search: string) => readonly ComboboxOption<Value>[];
  /** What the chosen value is called. */
  nameOf: (value: Value) => string;
  placeholder?: string;
  /** Said where nothing is found. */
  none?: string;
  autoFocus?: boolean;
}

/** One of many, found by typing. Enter or Tab takes the one that is marked, Escape leaves what was there. */
export function Combobox<Value extends string>(props: ComboboxProps<Value>) {
  const {
    value,
    onValueChange,
    find,
    nameOf,
    placeholder,
    none = 'Nothing is called that',
    autoFocus,
  } = props;
  const wiring = useFieldControl({});
  const base = useId();
  const [search, setSearch] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const options = isOpen ? find(search ?? '') : [];
  const current = options[Math.min(marked, options.length - 1)];

  function open(): void {
    setIsOpen(true);
    setMarked(Math.max(0, search === null ? find('').findIndex((option) => option.value === value) : 0));
  }

  function close(): void {
    setIsOpen(false);
    setSearch(null);
    setMarked(0);
  }

  function choose(option: ComboboxOption<Value>): void {
    close();
    onValueChange(option.value);
  }

  function mark(index: number): void {
    const next = (index + options.length) % Math.max(1, options.length);
    setMarked(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  }

  function handleKey(event: KeyboardEvent): void {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault();
        if (!isOpen) open();
        else mark(Math.min(marked, options.length - 1) + (event.key === 'ArrowDown' ? 1 : -1));
        return;
      case 'Enter':
        if (!isOpen || !current) return;
        event.preventDefault();
        choose(current);
        return;
      case 'Escape':
        if (!isOpen) return;
        event.stopPropagation();
        close();
        return;
      case 'Tab':
        if (isOpen && search && current) choose(current);
    }
  }

  return (
    <div className="relative w-full">
      <input
        {...wiring}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${base}list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && current ? `${base}${current.value}` : undefined}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: whoever opens a form by a key goes on typing in it
        autoFocus={autoFocus}
        placeholder={placeholder}
        className={cx(controlStyles, 'h-8 px-2.5')}
        value={search ?? (value === null ? '' : nameOf(value))}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
          setIsOpen(true);
          setMarked(0);
        }}
        onClick={() => open()}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onBlur={close}
        onKeyDown={handleKey}
      />
      <div
        ref={list}
        id={`${base}list`}
        role="listbox"
        aria-label={placeholder ?? 'Choices'}
        hidden={!isOpen || options.length === 0}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-60 overflow-y-auto rounded-lg bg-raised p-1 shadow-md"
      >
        {options.map((option) => (
          <div
            key={option.value}
            id={`${base}${option.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.value === value}
            data-marked={option === current || undefined}
            className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm data-marked:bg-hover pointer-coarse:min-h-11"
            // Before the field loses its focus.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.icon}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.hint ? <span className="truncate text-subtle text-xs">{option.hint}</span> : null}
            {option.value === value ? (
              <Check aria-hidden="true" className="size-4 shrink-0 text-accent" />
            ) : null}
          </div>
        ))}
      </div>
      {isOpen && options.length === 0 ? (
        <p
          role="status"
          className="absolute inset-x-0 top-full z-20 mt-1 rounded-lg bg-raised px-3 py-2 text-muted text-sm shadow-md"
        >
          {none}
        </p>
      ) : null}
    </div>
  );
}
