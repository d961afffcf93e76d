'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { draftFormProps } from '@/components/drafts/draftFormProps';
import { RestoredNotice } from '@/components/drafts/RestoredNotice';
import { useFinishDraft } from '@/components/drafts/useFinishDraft';
import { useStoredDraft } from '@/components/drafts/useStoredDraft';
import { useTRPC } from '@/components/trpc/client';
import { Callout } from '@/components/ui/Callout';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { useHydrated } from '@/components/ui/useHydrated';
import { contentOfDraft, EMPTY_DRAFT, QUESTION_DRAFT } from '@/lib/bank/draft';
import type { BankChoices } from '@/lib/schemas/question';
import { QuestionForm } from './QuestionForm';

/** Writes a question into the workspace's own pack. */
export function NewQuestion({ meId, canWrite }: { meId: string; canWrite: boolean }) {
  const trpc = useTRPC();
  const choices = useQuery(trpc.questions.choices.queryOptions());
  const hydrated = useHydrated();
  return (
    <>
      <PageHeader title="New question" back={{ href: '/bank', label: 'Question bank' }} />
      {!canWrite ? (
        <Callout tone="caution" className="max-w-3xl" title="Your role does not write questions">
          Ask an interviewer or an admin of the workspace.
        </Callout>
      ) : choices.isLoadingError ? (
        <ErrorState title="The form could not be loaded" onRetry={() => choices.refetch()}>
          {choices.error.message}
        </ErrorState>
      ) : choices.data && hydrated ? (
        <Form meId={meId} choices={choices.data} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function Form({ meId, choices }: { meId: string; choices: BankChoices }) {
  const trpc = useTRPC();
  const stored = useStoredDraft(`${meId}.new`, QUESTION_DRAFT, { draft: EMPTY_DRAFT, version: 0 });
  const { draft } = stored;
  const { saved, giveUp } = useFinishDraft(stored, trpc.questions.pathKey());
  const create = useMutation(
    trpc.questions.create.mutationOptions({
      onSuccess: ({ questionId }) => saved(`/bank/${questionId}`),
    }),
  );
  return (
    <>
      {stored.restoredAt ? (
        <RestoredNotice at={stored.restoredAt} onDrop={() => stored.rebase(0, EMPTY_DRAFT)} />
      ) : null}
      <QuestionForm
        {...draftFormProps(stored, create)}
        choices={choices}
        packId={choices.ownPackId}
        fixedCategory={false}
        submitLabel="Save question"
        refusal={create.error?.message ?? null}
        onSubmit={() =>
          create.mutate({ content: contentOfDraft(draft), category: { title: draft.category.trim() } })
        }
        onGiveUp={() => giveUp('/bank')}
      />
    </>
  );
}
