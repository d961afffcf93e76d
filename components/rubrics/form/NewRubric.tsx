'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { draftFormProps } from '@/components/drafts/draftFormProps';
import { RestoredNotice } from '@/components/drafts/RestoredNotice';
import { useFinishDraft } from '@/components/drafts/useFinishDraft';
import { useStoredDraft } from '@/components/drafts/useStoredDraft';
import { useTRPC } from '@/components/trpc/client';
import { Callout } from '@/components/ui/Callout';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { useHydrated } from '@/components/ui/useHydrated';
import { contentOfDraft, emptyDraft } from '@/lib/rubric/draft';
import { RUBRIC_DRAFT } from '@/lib/rubric/parts';
import { RubricForm } from './RubricForm';

/** Writes a rubric of the workspace's own. */
export function NewRubric({ meId, canWrite }: { meId: string; canWrite: boolean }) {
  const hydrated = useHydrated();
  return (
    <>
      <PageHeader title="New rubric" back={{ href: '/rubrics', label: 'Rubrics' }} />
      {!canWrite ? (
        <Callout tone="caution" className="max-w-3xl" title="Your role does not write rubrics">
          Ask an owner or an admin of the workspace.
        </Callout>
      ) : hydrated ? (
        <Form meId={meId} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function Form({ meId }: { meId: string }) {
  const trpc = useTRPC();
  const [empty] = useState(emptyDraft);
  const stored = useStoredDraft(`${meId}.newRubric`, RUBRIC_DRAFT, { draft: empty, version: 0 });
  const { draft } = stored;
  const { saved, giveUp } = useFinishDraft(stored, trpc.rubrics.pathKey());
  const create = useMutation(
    trpc.rubrics.create.mutationOptions({
      onSuccess: ({ rubricId }) => saved(`/rubrics/${rubricId}`),
    }),
  );
  return (
    <>
      {stored.restoredAt ? (
        <RestoredNotice at={stored.restoredAt} onDrop={() => stored.rebase(0, empty)} />
      ) : null}
      <RubricForm
        {...draftFormProps(stored, create)}
        saved={empty}
        signals={{}}
        submitLabel="Save rubric"
        refusal={create.error?.message ?? null}
        onSubmit={() => create.mutate({ content: contentOfDraft(draft) })}
        onGiveUp={() => giveUp('/rubrics')}
      />
    </>
  );
}
