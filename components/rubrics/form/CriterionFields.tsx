'use client';

import { LEVEL_WORDS } from '@/components/interviews/words';
import { Field } from '@/components/ui/Field';
import { Input } from '@/components/ui/Input';
import { Textarea } from '@/components/ui/Textarea';
import { fieldName } from '@/lib/rubric/check';
import type { CriterionDraft } from '@/lib/rubric/draft';
import { shareText } from '@/lib/rubric/shares';
import { TARGET_LEVELS } from '@/lib/schemas/interview';
import { LevelFields } from './LevelFields';

/** Everything of one criterion. */
export function CriterionFields({
  criterion,
  share,
  errors,
  onChange,
}: {
  criterion: CriterionDraft;
  share: number | null;
  errors: ReadonlyMap<string, string>;
  onChange: (change: Partial<CriterionDraft>) => void;
}) {
  const { key, expectations } = criterion;
  const field = (...path: string[]) => {
    const id = fieldName(path, key);
    return { id, error: errors.get(id) };
  };
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <Field {...field('title')} label="Title" required>
          <Input value={criterion.title} onChange={(event) => onChange({ title: event.target.value })} />
        </Field>
        <Field {...field('weight')} label="Weight" aside={share === null ? undefined : shareText(share)}>
          <Input
            type="number"
            inputMode="decimal"
            min={0}
            max={100}
            step="any"
            value={criterion.weight}
            onChange={(event) => onChange({ weight: event.target.value })}
          />
        </Field>
      </div>
      <Field {...field('description')} label="Description" required hint="What is looked at.">
        <Textarea
          autoGrow
          rows={2}
          value={criterion.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <fieldset>
        <legend className="mb-2 font-medium">Levels</legend>
        <LevelFields criterion={criterion} errors={errors} onChange={(levels) => onChange({ levels })} />
      </fieldset>
      <Field
        {...field('notObserved')}
        label="Not observed"
        optional
        hint="When it is honest not to score this criterion."
      >
        <Textarea
          autoGrow
          rows={2}
          value={criterion.notObserved}
          onChange={(event) => onChange({ notObserved: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 md:grid-cols-3">
        {TARGET_LEVELS.map((target) => (
          <Field
            key={target}
            {...field('expectations', target)}
            label={`Level 3 at ${LEVEL_WORDS[target].toLowerCase()}`}
            optional
          >
            <Textarea
              autoGrow
              rows={3}
              value={expectations[target]}
              onChange={(event) =>
                onChange({ expectations: { ...expectations, [target]: event.target.value } })
              }
            />
          </Field>
        ))}
      </div>
    </div>
  );
}
