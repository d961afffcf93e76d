'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DraftStatus } from '@/components/drafts/DraftStatus';
import { RestoredNotice } from '@/components/drafts/RestoredNotice';
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
  const router = useRouter();
  const queryClient = useQueryClient();
  const [empty] = useState(emptyDraft);
  const stored = useStoredDraft(`${meId}.newRubric`, RUBRIC_DRAFT, { draft: empty, version: 0 });
  const { draft } = stored;
  const create = useMutation(
    trpc.rubrics.create.mutationOptions({
      onSuccess: async ({ rubricId }) => {
        stored.finish();
        await queryClient.invalidateQueries({ queryKey: trpc.rubrics.pathKey() });
        router.push(`/rubrics/${rubricId}`);
      },
    }),
  );
  return (
    <>
      {stored.restoredAt ? (
        <RestoredNotice at={stored.restoredAt} onDrop={() => stored.rebase(0, empty)} />
      ) : null}
      <RubricForm
        draft={draft}
        saved={empty}
        signals={{}}
        submitLabel="Save rubric"
        status={<DraftStatus isDirty={stored.isDirty} kept={stored.kept} />}
        pending={create.isPending || create.isSuccess}
        refusal={create.error?.message ?? null}
        onChange={stored.change}
        onSubmit={() => create.mutate({ content: contentOfDraft(draft) })}
        onGiveUp={() => {
          stored.finish();
          router.push('/rubrics');
        }}
      />
    </>
  );
}
