'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { DraftBar } from '@/components/drafts/DraftBar';
import { LengthField } from '@/components/interviews/LengthField';
import { PlanEditor } from '@/components/interviews/PlanEditor';
import { planLevelWord } from '@/components/interviews/words';
import { Field } from '@/components/ui/Field';
import { FormErrorSummary } from '@/components/ui/FormErrorSummary';
import { Input } from '@/components/ui/Input';
import { Section } from '@/components/ui/Section';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { Textarea } from '@/components/ui/Textarea';
import { checkPlanDraft, type PlanDraft } from '@/lib/plans/draft';
import { TARGET_LEVELS } from '@/lib/schemas/interview';

const LEVELS = ['any', ...TARGET_LEVELS] as const;

/** The fields of a plan template. */
export function PlanForm({
  draft,
  submitLabel,
  status,
  pending,
  refusal,
  onChange,
  onSubmit,
  onGiveUp,
}: {
  draft: PlanDraft;
  submitLabel: string;
  /** Whether the draft is kept, in a line beside the buttons. */
  status: ReactNode;
  pending: boolean;
  /** What the server said against it. */
  refusal: string | null;
  onChange: (change: Partial<PlanDraft>) => void;
  onSubmit: () => void;
  onGiveUp: () => void;
}) {
  const [tried, setTried] = useState(false);
  const problems = checkPlanDraft(draft);
  const errors = tried ? problems : {};

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) onSubmit();
  }

  return (
    <form onSubmit={submit} noValidate>
      <FormErrorSummary
        errors={[
          ...(refusal ? [{ message: refusal }] : []),
          ...Object.entries(errors).map(([field, message]) => ({ message, fieldId: `plan-${field}` })),
        ]}
      />
      <div className="mt-3 max-w-3xl">
        <Section title="What it is for">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id="plan-title" label="Title" error={errors.title} required className="sm:col-span-2">
              <Input
                autoComplete="off"
                placeholder="Senior backend, storage first"
                value={draft.title}
                onChange={(event) => onChange({ title: event.target.value })}
              />
            </Field>
            <Field id="plan-role" label="Role" error={errors.role} required>
              <Input
                autoComplete="off"
                placeholder="Backend engineer"
                value={draft.role}
                onChange={(event) => onChange({ role: event.target.value })}
              />
            </Field>
            <LengthField
              id="plan-durationMinutes"
              label="Length of the interview"
              value={draft.durationMinutes}
              error={errors.durationMinutes}
              onChange={(durationMinutes) => onChange({ durationMinutes })}
            />
            <Field group label="Target level" className="sm:col-span-2">
              <SegmentedControl
                value={draft.targetLevel ?? 'any'}
                options={LEVELS.map((value) => ({
                  value,
                  label: planLevelWord(value === 'any' ? null : value),
                }))}
                onValueChange={(level) => onChange({ targetLevel: level === 'any' ? null : level })}
              />
            </Field>
            <Field
              id="plan-description"
              label="Description"
              optional
              hint="For the interviewers who use it. Candidates never see plans."
              error={errors.description}
              className="sm:col-span-2"
            >
              <Textarea
                autoGrow
                rows={2}
                value={draft.description}
                onChange={(event) => onChange({ description: event.target.value })}
              />
            </Field>
          </div>
        </Section>
        <Section
          id="plan-items"
          title="Questions"
          description="Each interview that begins with this plan takes their newest versions."
        >
          {errors.items ? (
            <p role="alert" className="pb-2 text-danger">
              {errors.items}
            </p>
          ) : null}
          <PlanEditor
            value={draft.items}
            durationMinutes={draft.durationMinutes}
            candidate={{}}
            onChange={(items) => onChange({ items })}
          />
        </Section>
      </div>
      <DraftBar submitLabel={submitLabel} pending={pending} status={status} onGiveUp={onGiveUp} />
    </form>
  );
}
