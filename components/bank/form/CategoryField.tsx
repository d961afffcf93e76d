'use client';

import { useId } from 'react';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import type { BankChoices } from '@/lib/schemas/question';

/** A category of the bank, or a new one; for a question of a pack the one that the pack says. */
export function CategoryField({
  category,
  known,
  fixed,
  error,
  onChange,
}: {
  category: string;
  known: BankChoices['categories'];
  fixed: boolean;
  error: string | undefined;
  onChange: (category: string) => void;
}) {
  const listId = useId();
  const titles = [...new Set(known.map(({ title }) => title))];
  return (
    <Field
      id="question-category"
      label="Category"
      required={!fixed}
      error={error}
      hint={
        fixed
          ? 'Its pack says where it is. Duplicate it to place it elsewhere.'
          : 'One of the bank, or a new one.'
      }
    >
      <Input
        list={listId}
        autoComplete="off"
        readOnly={fixed}
        value={category}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={listId}>
        {titles.map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
    </Field>
  );
}
