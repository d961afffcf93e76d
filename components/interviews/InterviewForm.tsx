'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { DateTimeField } from '@/components/ui/DateTimeField';
import { Field } from '@/components/ui/Field';
import { FormErrorSummary } from '@/components/ui/FormErrorSummary';
import { Input } from '@/components/ui/Input';
import { Section } from '@/components/ui/Section';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import type { DraftPlanItem } from '@/lib/plans/draft';
import { type InterviewView, type PanelSeat, TARGET_LEVELS, type TargetLevel } from '@/lib/schemas/interview';
import type { RubricListItem } from '@/lib/schemas/rubric';
import type { MemberView } from '@/lib/schemas/workspace';
import { LengthField } from './LengthField';
import { PanelPicker } from './PanelPicker';
import { PlanEditor } from './PlanEditor';
import { RubricPicker } from './RubricPicker';
import { LEVEL_WORDS } from './words';

export type InterviewDraft = {
  candidateName: string;
  candidateRole: string;
  targetLevel: TargetLevel;
  scheduledAt: Date | null;
  durationMinutes: number;
  rubricVersionId: string | undefined;
  panel: { memberId: string; seat: PanelSeat }[];
  plan: DraftPlanItem[];
};

export type FormError = { message: string; field: string | null };

/** The fields of an interview, for planning a new one and for changing it. */
export function InterviewForm({
  interviewId,
  initial,
  members,
  rubrics,
  start,
  pinnedRubric,
  submitLabel,
  pending,
  error,
  onSubmit,
}: {
  /** The interview that is changed; absent for a new one. */
  interviewId?: string;
  initial: InterviewDraft;
  members: MemberView[];
  /** Absent where the rubric can no longer be changed. */
  rubrics?: RubricListItem[];
  /** What can fill the form, above its fields. */
  start?: (draft: InterviewDraft, set: (change: Partial<InterviewDraft>) => void) => ReactNode;
  /** The rubric of the interview that is changed. */
  pinnedRubric?: InterviewView['rubric'];
  submitLabel: string;
  pending: boolean;
  error: FormError | null;
  onSubmit: (draft: InterviewDraft) => void;
}) {
  const [draft, setDraft] = useState(initial);
  const set = (change: Partial<InterviewDraft>) => setDraft((current) => ({ ...current, ...change }));
  const errorOf = (field: string) => (error?.field === field ? error.message : undefined);

  function submit(event: FormEvent): void {
    event.preventDefault();
    onSubmit(draft);
  }

  return (
    <form onSubmit={submit} noValidate className="max-w-3xl space-y-3 pb-12">
      {error && !KNOWN_FIELDS.has(error.field ?? '') ? (
        <FormErrorSummary errors={[{ message: error.message }]} />
      ) : null}
      {start?.(draft, set)}
      <Section title="Candidate">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" error={errorOf('candidateName')} required>
            <Input
              autoComplete="off"
              value={draft.candidateName}
              onChange={(event) => set({ candidateName: event.target.value })}
            />
          </Field>
          <Field label="Role" error={errorOf('candidateRole')} required>
            <Input
              autoComplete="off"
              placeholder="Backend engineer"
              value={draft.candidateRole}
              onChange={(event) => set({ candidateRole: event.target.value })}
            />
          </Field>
          <Field group label="Target level" hint="Levels of the rubric are read against it.">
            <SegmentedControl
              value={draft.targetLevel}
              options={TARGET_LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))}
              onValueChange={(targetLevel) => set({ targetLevel })}
            />
          </Field>
        </div>
      </Section>
      <Section title="Time">
        <div className="grid gap-4 sm:grid-cols-2">
          <DateTimeField
            label="Starts"
            required
            value={draft.scheduledAt}
            error={errorOf('scheduledAt')}
            onChange={(scheduledAt) => set({ scheduledAt })}
          />
          <LengthField
            label="Duration"
            value={draft.durationMinutes}
            error={errorOf('durationMinutes')}
            onChange={(durationMinutes) => set({ durationMinutes })}
          />
        </div>
      </Section>
      <Section title="Panel" description="Interviewers run the room. Panelists watch, take notes and score.">
        <PanelPicker
          members={members}
          value={draft.panel}
          error={errorOf('panel')}
          onChange={(panel) => set({ panel })}
        />
      </Section>
      <Section title="Plan">
        <PlanEditor
          value={draft.plan}
          durationMinutes={draft.durationMinutes}
          candidate={{ name: draft.candidateName, ...(interviewId ? { interviewId } : {}) }}
          onChange={(plan) => set({ plan })}
        />
      </Section>
      {rubrics ? (
        <RubricPicker
          rubrics={rubrics}
          pinned={pinnedRubric}
          value={draft.rubricVersionId}
          error={errorOf('rubricVersionId')}
          onChange={(rubricVersionId) => set({ rubricVersionId })}
        />
      ) : null}
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}

const KNOWN_FIELDS = new Set([
  'candidateName',
  'candidateRole',
  'scheduledAt',
  'durationMinutes',
  'panel',
  'rubricVersionId',
]);
