'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { draftFormProps } from '@/components/drafts/draftFormProps';
import { RestoredNotice } from '@/components/drafts/RestoredNotice';
import { saveState } from '@/components/drafts/saveState';
import { useFinishDraft } from '@/components/drafts/useFinishDraft';
import { useStoredDraft } from '@/components/drafts/useStoredDraft';
import { useTRPC } from '@/components/trpc/client';
import { Callout } from '@/components/ui/Callout';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { useHydrated } from '@/components/ui/useHydrated';
import { contentOfDraft, draftOf, QUESTION_DRAFT } from '@/lib/bank/draft';
import { questionTitle } from '@/lib/bank/title';
import type { BankChoices, QuestionView } from '@/lib/schemas/question';
import { QuestionConflict } from './QuestionConflict';
import { QuestionForm } from './QuestionForm';

/** Changes a question: what is saved becomes its next version. */
export function EditQuestion({ meId, questionId }: { meId: string; questionId: string }) {
  const trpc = useTRPC();
  const question = useQuery(trpc.questions.get.queryOptions({ questionId }));
  const choices = useQuery(trpc.questions.choices.queryOptions());
  const hydrated = useHydrated();
  // A later failure to read these again must not take away what was typed into the form.
  const failed = [question, choices].find((query) => query.isLoadingError)?.error;
  return (
    <>
      <PageHeader
        title="Edit question"
        back={{
          href: `/bank/${questionId}`,
          label: question.data ? questionTitle(question.data.prompt) : 'Question',
        }}
      />
      {failed ? (
        <ErrorState
          title="The question could not be loaded"
          onRetry={() => Promise.all([question.refetch(), choices.refetch()])}
        >
          {failed.message}
        </ErrorState>
      ) : !question.data || !choices.data || !hydrated ? (
        <SkeletonRows rows={8} />
      ) : question.data.can.edit ? (
        <Form meId={meId} question={question.data} choices={choices.data} />
      ) : (
        <Callout tone="caution" className="max-w-3xl" title="You cannot change this question">
          {question.data.archivedAt
            ? 'It is archived. Bring it back first.'
            : 'Your role does not write questions. Ask an interviewer or an admin of the workspace.'}
        </Callout>
      )}
    </>
  );
}

function Form({ meId, question, choices }: { meId: string; question: QuestionView; choices: BankChoices }) {
  const trpc = useTRPC();
  const { id: questionId, version, pack } = question;
  const back = `/bank/${questionId}`;
  const current = draftOf(
    { ...question, related: question.related.map(({ slug }) => slug) },
    question.category,
    question.related,
  );
  const stored = useStoredDraft(`${meId}.${questionId}`, QUESTION_DRAFT, { draft: current, version });
  const { draft, baseVersion } = stored;
  const { refresh, saved, giveUp } = useFinishDraft(stored, trpc.questions.pathKey());
  const update = useMutation(
    trpc.questions.update.mutationOptions({
      onSuccess: () => saved(back),
      // Someone may have saved meanwhile: the notice above the form follows from what is read then.
      onError: refresh,
    }),
  );
  const { conflict, refused } = saveState(update, { baseVersion, version });
  return (
    <>
      {conflict ? (
        <QuestionConflict
          question={question}
          baseVersion={baseVersion}
          draft={draft}
          theirs={current}
          onResolve={(next) => stored.rebase(version, next)}
        />
      ) : stored.restoredAt ? (
        <RestoredNotice at={stored.restoredAt} onDrop={() => stored.rebase(version, current)} />
      ) : null}
      {!pack.own && !question.changed ? (
        <Callout tone="info" className="mb-5 max-w-3xl">
          This question came with “{pack.title}”. Once you have saved it, your version stays when the pack is
          updated, and you are told of the pack’s.
        </Callout>
      ) : null}
      <QuestionForm
        {...draftFormProps(stored, update)}
        choices={choices}
        packId={pack.id}
        questionId={questionId}
        fixedCategory={!pack.own}
        submitLabel={`Save as version ${version + 1}`}
        refusal={refused}
        onSubmit={() =>
          update.mutate({
            questionId,
            baseVersion,
            content: contentOfDraft(draft),
            ...(pack.own ? { category: { title: draft.category.trim() } } : {}),
          })
        }
        onGiveUp={() => giveUp(back)}
      />
    </>
  );
}
