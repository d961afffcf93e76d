'use client';

import { useQuery } from '@tanstack/react-query';
import { PlanMinutes } from '@/components/interviews/PlanMinutes';
import { PlannedQuestions } from '@/components/interviews/PlannedQuestions';
import { planLevelWord } from '@/components/interviews/words';
import { useTRPC } from '@/components/trpc/client';
import { Badge } from '@/components/ui/Badge';
import { Callout } from '@/components/ui/Callout';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { Section } from '@/components/ui/Section';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { PlanActions } from './PlanActions';

/** One plan template: its questions as they are now, and what can be done with it. */
export function Plan({ planId }: { planId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.plans.get.queryOptions({ planTemplateId: planId }));
  if (query.isPending) return <SkeletonRows rows={6} />;
  if (query.isError) {
    return (
      <ErrorState title="This plan could not be opened" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const plan = query.data;
  const { archivedQuestions: gone } = plan;
  return (
    <article>
      <PageHeader
        title={plan.title}
        back={{ href: '/plans', label: 'Plans' }}
        meta={
          <>
            <span>
              {plan.role} · {planLevelWord(plan.targetLevel)}
            </span>
            <span>{plan.durationMinutes} minutes</span>
            <span>
              {plan.updatedBy ? `${plan.updatedBy}, ` : 'Came with Drawbridge, '}
              <RelativeTime at={plan.updatedAt} />
            </span>
            {plan.archivedAt ? <Badge>Archived</Badge> : null}
          </>
        }
        actions={<PlanActions plan={plan} />}
      />
      <div className="flex max-w-3xl flex-col gap-5">
        {plan.archivedAt ? (
          <Callout tone="info">This plan is archived: it is not offered for new interviews.</Callout>
        ) : null}
        {plan.description ? <p className="whitespace-pre-wrap">{plan.description}</p> : null}
        {gone > 0 ? (
          <Callout tone="caution">
            {gone === 1 ? 'One question has' : `${gone} questions have`} been archived since. An interview
            that begins with this plan goes without {gone === 1 ? 'it' : 'them'}.
          </Callout>
        ) : null}
        <Section
          title="Questions"
          count={plan.items.length}
          description={<PlanMinutes items={plan.items} durationMinutes={plan.durationMinutes} />}
        >
          <PlannedQuestions linked items={plan.items} />
        </Section>
      </div>
    </article>
  );
}
