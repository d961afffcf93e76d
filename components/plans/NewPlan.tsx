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
import {
  EMPTY_PLAN,
  inputOfPlanDraft,
  PLAN_DRAFT,
  type PlanDraft,
  planDraftOfInterview,
} from '@/lib/plans/draft';
import { PlanForm } from './PlanForm';

/** Writes a plan template, from scratch or from the plan that an interview has. */
export function NewPlan({
  meId,
  canWrite,
  interviewId,
}: {
  meId: string;
  canWrite: boolean;
  interviewId: string | undefined;
}) {
  const trpc = useTRPC();
  const hydrated = useHydrated();
  const interview = useQuery(
    trpc.interviews.get.queryOptions(
      { interviewId: interviewId ?? '' },
      { enabled: interviewId !== undefined, refetchOnWindowFocus: false },
    ),
  );
  const isReady = hydrated && (interviewId === undefined || interview.data !== undefined);
  return (
    <>
      <PageHeader title="New plan" back={{ href: '/plans', label: 'Plans' }} />
      {!canWrite ? (
        <Callout tone="caution" className="max-w-3xl" title="Your role does not write plans">
          Ask an interviewer or an admin of the workspace.
        </Callout>
      ) : interview.isLoadingError ? (
        <ErrorState title="The interview could not be loaded" onRetry={() => interview.refetch()}>
          {interview.error.message}
        </ErrorState>
      ) : isReady ? (
        <Form
          name={`${meId}.plan.${interviewId ?? 'new'}`}
          initial={interview.data ? planDraftOfInterview(interview.data) : EMPTY_PLAN}
          backTo={interviewId ? `/interviews/${interviewId}` : '/plans'}
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function Form({ name, initial, backTo }: { name: string; initial: PlanDraft; backTo: string }) {
  const trpc = useTRPC();
  const stored = useStoredDraft(name, PLAN_DRAFT, { draft: initial, version: 0 });
  const { draft } = stored;
  const { saved, giveUp } = useFinishDraft(stored, trpc.plans.pathKey());
  const create = useMutation(
    trpc.plans.create.mutationOptions({
      onSuccess: ({ planTemplateId }) => saved(`/plans/${planTemplateId}`),
    }),
  );
  return (
    <>
      {stored.restoredAt ? (
        <RestoredNotice at={stored.restoredAt} onDrop={() => stored.rebase(0, initial)} />
      ) : null}
      <PlanForm
        {...draftFormProps(stored, create)}
        submitLabel="Save plan"
        refusal={create.error?.message ?? null}
        onSubmit={() => create.mutate(inputOfPlanDraft(draft))}
        onGiveUp={() => giveUp(backTo)}
      />
    </>
  );
}
