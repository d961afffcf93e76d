'use client';

import { LevelMark } from '@/components/scorecard/LevelMark';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { Textarea } from '@/components/ui/Textarea';
import { fieldName } from '@/lib/rubric/check';
import type { CriterionDraft } from '@/lib/rubric/draft';

/** The four levels of a criterion: what each is called, and what it looks like. */
export function LevelFields({
  criterion,
  errors,
  onChange,
}: {
  criterion: CriterionDraft;
  errors: ReadonlyMap<string, string>;
  onChange: (levels: CriterionDraft['levels']) => void;
}) {
  const { key, levels } = criterion;
  const alike = fieldName(['levels'], key);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
        {levels.map((level, index) => {
          const number = index + 1;
          const title = fieldName(['levels', index, 'title'], key);
          const anchor = fieldName(['levels', index, 'anchor'], key);
          const change = (part: Partial<typeof level>) =>
            onChange(levels.map((other, at) => (at === index ? { ...other, ...part } : other)));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: levels never change their places
            <div key={index} className="flex min-w-0 flex-col gap-2">
              <div className="flex items-start gap-2">
                <span className="mt-1.5">
                  <LevelMark level={number} />
                </span>
                <Field
                  id={title}
                  label={`Level ${number}, title`}
                  hideLabel
                  className="flex-1"
                  error={errors.get(title)}
                >
                  <Input value={level.title} onChange={(event) => change({ title: event.target.value })} />
                </Field>
              </div>
              <Field id={anchor} label={`Level ${number}`} hideLabel error={errors.get(anchor)}>
                <Textarea
                  autoGrow
                  rows={3}
                  placeholder="What this level looks like"
                  value={level.anchor}
                  onChange={(event) => change({ anchor: event.target.value })}
                />
              </Field>
            </div>
          );
        })}
      </div>
      {errors.has(alike) ? (
        <p id={alike} tabIndex={-1} className="text-danger text-xs">
          {errors.get(alike)}
        </p>
      ) : null}
    </div>
  );
}
