'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { ConflictNotice } from '@/components/drafts/ConflictNotice';
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
import { combineParts, pairParts } from '@/lib/drafts/parts';
import { inputOfPlanDraft, PLAN_DRAFT, PLAN_PARTS, planDraftOf } from '@/lib/plans/draft';
import type { PlanTemplateView } from '@/lib/schemas/planTemplate';
import { PlanForm } from './PlanForm';

/** Changes a plan template. Interviews that were made from it keep their plans. */
export function EditPlan({ meId, planId }: { meId: string; planId: string }) {
  const trpc = useTRPC();
  const hydrated = useHydrated();
  const plan = useQuery(trpc.plans.get.queryOptions({ planTemplateId: planId }));
  return (
    <>
      <PageHeader title="Edit plan" back={{ href: `/plans/${planId}`, label: plan.data?.title ?? 'Plan' }} />
      {plan.isLoadingError ? (
        <ErrorState title="The plan could not be loaded" onRetry={() => plan.refetch()}>
          {plan.error.message}
        </ErrorState>
      ) : !plan.data || !hydrated ? (
        <SkeletonRows rows={8} />
      ) : plan.data.can.write && plan.data.archivedAt === null ? (
        <Form meId={meId} plan={plan.data} />
      ) : (
        <Callout tone="caution" className="max-w-3xl" title="You cannot change this plan">
          {plan.data.archivedAt
            ? 'It is archived. Bring it back first.'
            : 'Your role does not write plans. Ask an interviewer or an admin of the workspace.'}
        </Callout>
      )}
    </>
  );
}

function Form({ meId, plan }: { meId: string; plan: PlanTemplateView }) {
  const trpc = useTRPC();
  const { id: planTemplateId, version, updatedBy } = plan;
  const back = `/plans/${planTemplateId}`;
  const current = planDraftOf(plan);
  const stored = useStoredDraft(`${meId}.plan.${planTemplateId}`, PLAN_DRAFT, { draft: current, version });
  const { draft, base, baseVersion } = stored;
  const { refresh, saved, giveUp } = useFinishDraft(stored, trpc.plans.pathKey());
  const update = useMutation(
    trpc.plans.update.mutationOptions({
      onSuccess: () => saved(back),
      // Someone may have saved meanwhile: the notice above the form follows from what is read then.
      onError: refresh,
    }),
  );
  const { conflict, refused } = saveState(update, { baseVersion, version });
  return (
    <>
      {conflict ? (
        <ConflictNotice
          savedBy={updatedBy ?? 'Someone'}
          version={version}
          baseVersion={baseVersion}
          theirs={current}
          combined={combineParts(PLAN_PARTS, base, current, draft)}
          pairs={(before, after) => pairParts(PLAN_PARTS, before, after)}
          onResolve={(next) => stored.rebase(version, next)}
        />
      ) : stored.restoredAt ? (
        <RestoredNotice at={stored.restoredAt} onDrop={() => stored.rebase(version, current)} />
      ) : null}
      <PlanForm
        {...draftFormProps(stored, update)}
        submitLabel="Save changes"
        refusal={refused}
        onSubmit={() => update.mutate({ planTemplateId, baseVersion, ...inputOfPlanDraft(draft) })}
        onGiveUp={() => giveUp(back)}
      />
    </>
  );
}
