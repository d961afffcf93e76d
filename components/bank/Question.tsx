'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Badge } from '@/components/ui/Badge';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { Callout } from '@/components/ui/Callout';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { TabPanel } from '@/components/ui/TabPanel';
import { Tabs } from '@/components/ui/Tabs';
import { questionTitle } from '@/lib/bank/title';
import { DifficultyMark } from './DifficultyMark';
import { GuideSections } from './GuideSections';
import { History } from './history/History';
import { PackUpdate } from './history/PackUpdate';
import { QuestionActions } from './QuestionActions';
import { QuestionFacts } from './QuestionFacts';
import { Statistics } from './statistics/Statistics';

const TABS = [
  { value: 'question', label: 'Question' },
  { value: 'guide', label: 'Guide' },
  { value: 'history', label: 'History' },
  { value: 'statistics', label: 'Statistics' },
] as const;
type Tab = (typeof TABS)[number]['value'];

/** One question for staff: the prompt, the guide that only interviewers read, its history and its figures. */
export function Question({ questionId }: { questionId: string }) {
  const trpc = useTRPC();
  const asked = useSearchParams().get('tab');
  const [tab, setTab] = useState<Tab>(TABS.find(({ value }) => value === asked)?.value ?? 'question');
  const query = useQuery(trpc.questions.get.queryOptions({ questionId }));
  if (query.isPending) return <SkeletonRows rows={6} />;
  if (query.isError) {
    return (
      <ErrorState title="This question could not be opened" onRetry={() => query.refetch()}>
        {query.error.message}
      </ErrorState>
    );
  }
  const question = query.data;

  function show(next: Tab): void {
    setTab(next);
    window.history.replaceState(null, '', next === 'question' ? window.location.pathname : `?tab=${next}`);
  }

  return (
    <article>
      <PageHeader
        title={questionTitle(question.prompt)}
        back={{ href: '/bank', label: 'Question bank' }}
        meta={
          <>
            <span>{question.category}</span>
            <span>{question.minutes} minutes</span>
            <DifficultyMark difficulty={question.difficulty} />
            {question.changed ? <Badge tone="info">Changed here</Badge> : null}
            {question.archivedAt ? <Badge>Archived</Badge> : null}
          </>
        }
        actions={<QuestionActions question={question} />}
      />
      {question.archivedAt ? (
        <Callout tone="info" className="mb-4 max-w-3xl">
          This question is archived: it is not found when an interview is planned.
        </Callout>
      ) : null}
      <PackUpdate question={question} onCompare={() => show('history')} />
      <Tabs label="About this question" items={TABS} value={tab} onValueChange={show}>
        <TabPanel value="question" className="pt-5">
          <QuestionFacts question={question} />
        </TabPanel>
        <TabPanel value="guide" className="max-w-3xl pt-5">
          {question.guide.length === 0 ? (
            <EmptyState
              compact
              title="No guide yet"
              action={
                question.can.edit ? (
                  <ButtonLink href={`/bank/${questionId}/edit`}>Write the guide</ButtonLink>
                ) : null
              }
            >
              Follow-ups, signals and misconceptions help whoever asks this question. Candidates never see
              them.
            </EmptyState>
          ) : (
            <GuideSections guide={question.guide} />
          )}
        </TabPanel>
        <TabPanel value="history" className="pt-5">
          <History question={question} />
        </TabPanel>
        <TabPanel value="statistics" className="pt-5">
          <Statistics questionId={questionId} />
        </TabPanel>
      </Tabs>
    </article>
  );
}
