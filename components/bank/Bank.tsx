'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useRef } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { ButtonLink } from '@/components/ui/ButtonLink';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Input } from '@/components/ui/Input';
import { Kbd } from '@/components/ui/Kbd';
import { PageHeader } from '@/components/ui/PageHeader';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import { useCommandKey, useShortcut } from '@/components/ui/useShortcut';
import { filterCount } from '@/lib/bank/filters';
import { BankFilters } from './BankFilters';
import { PackActions } from './packs/PackActions';
import { QuestionRows } from './QuestionRows';
import { useBankAddress } from './useBankAddress';

const NO_TERMS = { words: [], stems: [] };

/** The question bank: every question, found by words, by filters and by keyboard. */
export function Bank({ canWrite, canPlan }: { canWrite: boolean; canPlan: boolean }) {
  const trpc = useTRPC();
  const [address, change, clear] = useBankAddress();
  const { candidate, hideAsked, search, ...filters } = useDeferredValue(address);
  const input = {
    ...filters,
    ...(search ? { search } : {}),
    ...(candidate && canPlan ? { candidate: { name: candidate, hideAsked: hideAsked ?? false } } : {}),
  };
  const bank = useInfiniteQuery(
    trpc.questions.bank.infiniteQueryOptions(input, {
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const facets = useQuery(trpc.questions.facets.queryOptions(input, { placeholderData: keepPreviousData }));
  const field = useRef<HTMLInputElement>(null);
  const command = useCommandKey();
  useShortcut('k', () => field.current?.select());

  const questions = bank.data?.pages.flatMap((page) => page.questions) ?? [];
  const total = bank.data?.pages[0]?.total ?? 0;
  const terms = bank.data?.pages[0]?.terms ?? NO_TERMS;
  const narrowed = Boolean(address.search) || filterCount(address) > 0;

  // The first of the questions that come next gets the focus, as the button may be gone then.
  const continueAt = useRef<number | null>(null);
  useEffect(() => {
    const at = continueAt.current;
    if (at === null || questions.length <= at) return;
    continueAt.current = null;
    document.querySelectorAll<HTMLElement>('[data-question]')[at]?.focus();
  }, [questions.length]);

  function showMore(): void {
    continueAt.current = questions.length;
    void bank.fetchNextPage();
  }

  return (
    <>
      <PageHeader
        title="Question bank"
        description={bank.data ? countSentence(total, narrowed) : 'Questions and their guides'}
        actions={
          <>
            <PackActions />
            {canWrite ? (
              <ButtonLink variant="primary" href="/bank/new" icon={<Plus />}>
                New question
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="mb-4 flex flex-col gap-2.5">
        <Input
          ref={field}
          type="search"
          aria-label="Search the bank"
          placeholder="Search prompts, guides, tags and categories"
          leading={<Search />}
          value={address.search ?? ''}
          onChange={(event) => change({ search: event.target.value || undefined })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-question]')?.focus();
          }}
        />
        <BankFilters
          address={address}
          facets={facets.data}
          canPlan={canPlan}
          onChange={change}
          onClear={() => {
            clear();
            field.current?.focus();
          }}
        />
      </div>
      <p role="status" className="sr-only">
        {bank.data && !bank.isPlaceholderData ? countSentence(total, narrowed) : ''}
      </p>
      {bank.isPending ? (
        <SkeletonRows rows={10} />
      ) : bank.isError ? (
        <ErrorState title="The bank could not be loaded" onRetry={() => bank.refetch()}>
          {bank.error.message}
        </ErrorState>
      ) : questions.length === 0 ? (
        narrowed ? (
          <EmptyState
            title="No question matches"
            action={filterCount(address) > 0 ? <Button onClick={clear}>Clear filters</Button> : null}
          >
            Try fewer or other words, or fewer filters.
          </EmptyState>
        ) : (
          <EmptyState title="There are no questions yet">
            {canWrite ? 'Write the first one, or load a pack.' : 'An interviewer can write the first one.'}
          </EmptyState>
        )
      ) : (
        <>
          <QuestionRows
            questions={questions}
            terms={terms}
            stale={bank.isPlaceholderData}
            onLeaveUp={() => field.current?.focus()}
          />
          <div className="flex flex-wrap items-center justify-between gap-3 pt-3">
            {bank.hasNextPage ? (
              <Button pending={bank.isFetchingNextPage} onClick={showMore}>
                Show more ({questions.length} of {total})
              </Button>
            ) : null}
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-subtle text-xs pointer-coarse:hidden">
              <span>
                <Kbd keys={[command, 'K']} /> search
              </span>
              <span>
                <Kbd keys={['↑', '↓']} /> move
              </span>
              <span>
                <Kbd keys={['Enter']} /> open
              </span>
              <span>
                <Kbd keys={['F']} /> favourite
              </span>
            </p>
          </div>
        </>
      )}
    </>
  );
}

function countSentence(total: number, narrowed: boolean): string {
  const questions = `${total.toLocaleString('en')} ${total === 1 ? 'question' : 'questions'}`;
  return narrowed ? `${questions} found` : questions;
}
