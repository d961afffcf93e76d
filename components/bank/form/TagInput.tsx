'use client';

import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { slugOf } from '@/lib/bank/ownPack';
import { PACK_LIMITS } from '@/lib/packs/limits';

/** Tags as words that can be taken away, and a field that adds one at Enter or a comma. */
export function TagInput({
  tags,
  known,
  error,
  onChange,
}: {
  tags: string[];
  /** Tags of the bank, to choose from. */
  known: readonly string[];
  error: string | undefined;
  onChange: (tags: string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  function add(text: string): void {
    const fresh = text
      .split(',')
      .map((part) => slugOf(part, ''))
      .filter((tag) => tag !== '' && !tags.includes(tag));
    if (fresh.length > 0) onChange([...tags, ...new Set(fresh)].slice(0, PACK_LIMITS.tagsPerQuestion));
    setTyped('');
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter' || (event.key === ',' && typed.trim() !== '')) {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '') onChange(tags.slice(0, -1));
  }

  return (
    <Field
      id="question-tags"
      label="Tags"
      optional
      error={error}
      hint={`Enter adds one. Small letters and hyphens, at most ${PACK_LIMITS.tagsPerQuestion}.`}
    >
      {tags.length > 0 ? (
        <ul aria-label="Chosen tags" className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="inline-flex h-6 items-center gap-0.5 rounded-sm bg-hover pl-2 text-xs">
              {tag}
              <button
                type="button"
                aria-label={`Remove the tag ${tag}`}
                className="touch-target grid size-6 place-items-center rounded-sm text-subtle hover:text-ink"
                onClick={() => {
                  onChange(tags.filter((other) => other !== tag));
                  input.current?.focus();
                }}
              >
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Input
        ref={input}
        list={listId}
        autoComplete="off"
        value={typed}
        disabled={tags.length >= PACK_LIMITS.tagsPerQuestion}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
      />
      <datalist id={listId}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </Field>
  );
}
