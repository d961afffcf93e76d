'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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
import { contentOfDraft, draftOf } from '@/lib/rubric/draft';
import { RUBRIC_DRAFT } from '@/lib/rubric/parts';
import type { RubricView } from '@/lib/schemas/rubric';
import { RubricConflict } from './RubricConflict';
import { RubricForm } from './RubricForm';

/** Changes a rubric: what is saved becomes its next version. */
export function EditRubric({ meId, rubricId }: { meId: string; rubricId: string }) {
  const trpc = useTRPC();
  const rubric = useQuery(trpc.rubrics.get.queryOptions({ rubricId }));
  const hydrated = useHydrated();
  return (
    <>
      <PageHeader
        title="Edit rubric"
        back={{ href: `/rubrics/${rubricId}`, label: rubric.data?.title ?? 'Rubric' }}
      />
      {rubric.isLoadingError ? (
        <ErrorState title="The rubric could not be loaded" onRetry={() => rubric.refetch()}>
          {rubric.error.message}
        </ErrorState>
      ) : !rubric.data || !hydrated ? (
        <SkeletonRows rows={8} />
      ) : rubric.data.can.edit ? (
        <Form meId={meId} rubric={rubric.data} />
      ) : (
        <Callout tone="caution" className="max-w-3xl" title="You cannot change this rubric">
          {rubric.data.archivedAt
            ? 'It is archived. Bring it back first.'
            : 'Only owners and admins change rubrics. Ask one of them.'}
        </Callout>
      )}
    </>
  );
}

function Form({ meId, rubric }: { meId: string; rubric: RubricView }) {
  const trpc = useTRPC();
  const { id: rubricId, version } = rubric;
  const back = `/rubrics/${rubricId}`;
  const current = useMemo(() => {
    const { title, description, criteria } = rubric;
    return draftOf({ title, criteria, ...(description === null ? {} : { description }) });
  }, [rubric]);
  const stored = useStoredDraft(`${meId}.rubric.${rubricId}`, RUBRIC_DRAFT, { draft: current, version });
  const { draft, baseVersion } = stored;
  const { refresh, saved, giveUp } = useFinishDraft(stored, trpc.rubrics.pathKey());
  const update = useMutation(
    trpc.rubrics.update.mutationOptions({
      onSuccess: () => saved(back),
      // Someone may have saved meanwhile: the notice above the form follows from what is read then.
      onError: refresh,
    }),
  );
  const { conflict, refused } = saveState(update, { baseVersion, version });
  return (
    <>
      {conflict ? (
        <RubricConflict
          rubric={rubric}
          baseVersion={baseVersion}
          draft={draft}
          theirs={current}
          onResolve={(next) => stored.rebase(version, next)}
        />
      ) : stored.restoredAt ? (
        <RestoredNotice at={stored.restoredAt} onDrop={() => stored.rebase(version, current)} />
      ) : null}
      {rubric.brought && !rubric.changed ? (
        <Callout tone="info" className="mb-5 max-w-3xl">
          This rubric came with Drawbridge or a pack. Once you have saved it, your version stays when a newer
          one comes, and you are told of that. Interviews keep the version that they have.
        </Callout>
      ) : null}
      <RubricForm
        {...draftFormProps(stored, update)}
        saved={current}
        signals={rubric.signals}
        submitLabel={`Save as version ${version + 1}`}
        refusal={refused}
        onSubmit={() => update.mutate({ rubricId, baseVersion, content: contentOfDraft(draft) })}
        onGiveUp={() => giveUp(back)}
      />
    </>
  );
}
