'use client';

import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { DraftBar } from '@/components/drafts/DraftBar';
import type { DraftFormProps } from '@/components/drafts/draftForm';
import { Field } from '@/components/ui/Field';
import { FormErrorSummary } from '@/components/ui/FormErrorSummary';
import { Input } from '@/components/ui/Input';
import { Section } from '@/components/ui/Section';
import { Textarea } from '@/components/ui/Textarea';
import { checkDraft, type DraftProblem, fieldName } from '@/lib/rubric/check';
import type { RubricDraft } from '@/lib/rubric/draft';
import { lostSignals } from '@/lib/rubric/lostSignals';
import { goneOf } from '@/lib/rubric/parts';
import { CriteriaFields } from './CriteriaFields';
import { SignalsNotice } from './SignalsNotice';

/** The fields of a rubric. */
export function RubricForm({
  draft,
  saved,
  signals,
  submitLabel,
  status,
  pending,
  refusal,
  onChange,
  onSubmit,
  onGiveUp,
}: DraftFormProps<RubricDraft> & {
  /** What the draft changes: the stored version, or what a new rubric begins with. */
  saved: RubricDraft;
  /** Questions whose guides describe levels for a criterion, by its id. */
  signals: Readonly<Record<string, number>>;
}) {
  /** Fields in which something was wrong when someone tried to save; null before that. */
  const [refused, setRefused] = useState<ReadonlySet<string> | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(draft.criteria.filter(({ id }) => id === null).map(({ key }) => key)),
  );
  const checked = useDeferredValue(draft);
  const problems = useMemo(() => checkDraft(checked), [checked]);
  const errors = useMemo(() => errorsOf(problems, refused !== null), [problems, refused]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const found = checkDraft(draft);
    setRefused(new Set(found.map(({ field }) => field)));
    if (found.length === 0) onSubmit();
    // The fields that the summary leads to are in view.
    else setOpened(new Set([...opened, ...keysWith(draft, found)]));
  }

  const summary = [
    ...(refusal ? [{ message: refusal }] : []),
    ...problems
      .filter(({ field }) => refused?.has(field))
      .map(({ where, message, field }) => ({ message: `${where}: ${message}`, fieldId: field })),
  ];
  const title = fieldName(['title']);
  const description = fieldName(['description']);
  return (
    <form onSubmit={submit} noValidate>
      <FormErrorSummary errors={summary} />
      <div className="mt-4 flex max-w-5xl flex-col gap-4 pb-8">
        <Field id={title} label="Title" required error={errors.get(title)}>
          <Input
            className="text-base"
            value={draft.title}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        </Field>
        <Field
          id={description}
          label="Description"
          optional
          error={errors.get(description)}
          hint="What this rubric is for, and how to score by it."
        >
          <Textarea
            autoGrow
            rows={2}
            value={draft.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        </Field>
        <Section
          id={fieldName(['criteria'])}
          className="pt-2"
          title="Criteria"
          count={draft.criteria.length}
          description="Weights are relative: each counts by its share of all of them."
        >
          <CriteriaFields
            criteria={draft.criteria}
            gone={goneOf(saved, draft).map((criterion) => ({
              criterion,
              index: saved.criteria.indexOf(criterion),
            }))}
            opened={opened}
            errors={errors}
            onOpen={setOpened}
            onChange={(criteria) => onChange({ criteria })}
          />
        </Section>
        <SignalsNotice lost={lostSignals(saved, draft, signals)} />
      </div>
      <DraftBar submitLabel={submitLabel} pending={pending} status={status} onGiveUp={onGiveUp} />
    </form>
  );
}

/** The sentences by field. One that is still empty is no mistake before someone tries to save. */
function errorsOf(problems: readonly DraftProblem[], tried: boolean): ReadonlyMap<string, string> {
  return new Map(
    problems.filter(({ missing }) => tried || !missing).map(({ field, message }) => [field, message]),
  );
}

/** The criteria in which something is wrong. */
function keysWith({ criteria }: RubricDraft, problems: readonly DraftProblem[]): string[] {
  return criteria
    .map(({ key }) => key)
    .filter((key) => problems.some(({ field }) => field.startsWith(fieldName([''], key))));
}
