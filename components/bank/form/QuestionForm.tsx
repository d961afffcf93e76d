'use client';

import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { DraftBar } from '@/components/drafts/DraftBar';
import type { DraftFormProps } from '@/components/drafts/draftForm';
import { cx } from '@/components/ui/cx';
import { Field } from '@/components/ui/Field';
import { FormErrorSummary } from '@/components/ui/FormErrorSummary';
import { Input } from '@/components/ui/Input';
import { Section } from '@/components/ui/Section';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { Textarea } from '@/components/ui/Textarea';
import { checkDraft, type QuestionDraft } from '@/lib/bank/draft';
import { PACK_LIMITS } from '@/lib/packs/limits';
import { QUESTION_MINUTES } from '@/lib/schemas/interview';
import type { BankChoices } from '@/lib/schemas/question';
import { DIFFICULTY_WORDS } from '../DifficultyMark';
import { CategoryField } from './CategoryField';
import { QuestionPreview } from './QuestionPreview';
import { RelatedField } from './RelatedField';
import { SectionFields } from './SectionFields';
import { TagInput } from './TagInput';

type Side = 'write' | 'preview';

/** The fields of a question, with what it will look like beside them, or in its place where it is narrow. */
export function QuestionForm({
  draft,
  choices,
  packId,
  questionId,
  fixedCategory,
  submitLabel,
  status,
  pending,
  refusal,
  onChange,
  onSubmit,
  onGiveUp,
}: DraftFormProps<QuestionDraft> & {
  choices: BankChoices;
  /** The pack whose questions can be related; null before the first own question. */
  packId: string | null;
  questionId?: string;
  /** The pack says the category. */
  fixedCategory: boolean;
}) {
  const [side, setSide] = useState<Side>('write');
  const [tried, setTried] = useState(false);
  const checked = useDeferredValue(draft);
  const problems = useMemo(() => checkDraft(checked), [checked]);
  // A field that is still empty is no mistake before someone tries to save.
  const errors = tried ? problems : withoutMissing(problems, draft);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (Object.keys(checkDraft(draft)).length === 0) onSubmit();
    else setSide('write');
  }

  const summary = [
    ...(refusal ? [{ message: refusal }] : []),
    ...(tried
      ? Object.entries(problems).map(([field, message]) => ({ message, fieldId: `question-${field}` }))
      : []),
  ];
  return (
    <form onSubmit={submit} noValidate>
      <FormErrorSummary errors={summary} />
      <SegmentedControl
        aria-label="Write or preview"
        className="mt-3 lg:hidden"
        value={side}
        options={[
          { value: 'write', label: 'Write' },
          { value: 'preview', label: 'Preview' },
        ]}
        onValueChange={setSide}
      />
      <div className="mt-4 grid gap-x-10 lg:grid-cols-2">
        <div className={cx('min-w-0', side === 'preview' && 'max-lg:hidden')}>
          <div className="flex flex-col gap-4 pb-8">
            <Field
              id="question-prompt"
              label="Prompt"
              required
              error={errors.prompt}
              hint="What the candidate reads. Markdown; everything else on this page is for interviewers only."
              aside={
                draft.prompt.length > PACK_LIMITS.promptCharacters * 0.8
                  ? `${draft.prompt.length} of ${PACK_LIMITS.promptCharacters}`
                  : undefined
              }
            >
              <Textarea
                autoGrow
                rows={3}
                className="text-base"
                value={draft.prompt}
                onChange={(event) => onChange({ prompt: event.target.value })}
              />
            </Field>
            <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_7rem]">
              <CategoryField
                category={draft.category}
                known={choices.categories}
                fixed={fixedCategory}
                error={errors.category}
                onChange={(category) => onChange({ category })}
              />
              <Field id="question-minutes" label="Time" error={errors.minutes}>
                <Input
                  type="number"
                  inputMode="numeric"
                  trailing="min"
                  min={QUESTION_MINUTES.min}
                  max={QUESTION_MINUTES.max}
                  value={draft.minutes}
                  onChange={(event) => onChange({ minutes: event.target.value })}
                />
              </Field>
            </div>
            <Field group label="Difficulty">
              <SegmentedControl
                value={String(draft.difficulty)}
                options={[1, 2, 3].map((difficulty) => ({
                  value: String(difficulty),
                  label: DIFFICULTY_WORDS[difficulty],
                }))}
                onValueChange={(difficulty) => onChange({ difficulty: Number(difficulty) })}
              />
            </Field>
            <TagInput
              tags={draft.tags}
              known={choices.tags}
              error={errors.tags}
              onChange={(tags) => onChange({ tags })}
            />
          </div>
          <Section
            title="Guide"
            description="For interviewers only. Every part is optional; all are Markdown."
          >
            <SectionFields
              sections={draft.sections}
              errors={errors}
              onChange={(sections) => onChange({ sections })}
            />
          </Section>
          {packId ? (
            <Section title="Related questions">
              <RelatedField
                related={draft.related}
                packId={packId}
                questionId={questionId}
                error={errors.related}
                onChange={(related) => onChange({ related })}
              />
            </Section>
          ) : null}
        </div>
        <div className={cx('min-w-0', side === 'write' && 'max-lg:hidden')}>
          <section
            aria-label="Preview"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
            tabIndex={0}
            className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:pr-2"
          >
            <QuestionPreview draft={draft} />
          </section>
        </div>
      </div>
      <DraftBar submitLabel={submitLabel} pending={pending} status={status} onGiveUp={onGiveUp} />
    </form>
  );
}

function withoutMissing(
  problems: ReturnType<typeof checkDraft>,
  draft: QuestionDraft,
): ReturnType<typeof checkDraft> {
  const { prompt, category, ...rest } = problems;
  return {
    ...rest,
    ...(prompt && draft.prompt.trim() !== '' ? { prompt } : {}),
    ...(category && draft.category.trim() !== '' ? { category } : {}),
  };
}
