'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Dialog } from '@/components/ui/Dialog';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Input } from '@/components/ui/Input';
import { Skeleton } from '@/components/ui/Skeleton';
import type { QuestionListItem } from '@/lib/schemas/question';

/** Finds one question of the bank by words; arrow keys move, Enter picks. */
export function BankPicker({
  open,
  onOpenChange,
  onPick,
  actionLabel = 'Ask',
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (question: QuestionListItem) => void;
  /** What picking does, for the buttons' names. */
  actionLabel?: string;
}) {
  const trpc = useTRPC();
  const [search, setSearch] = useState('');
  const deferred = useDeferredValue(search);
  const bank = useQuery(
    trpc.questions.bank.queryOptions(
      { search: deferred || undefined },
      { enabled: open, placeholderData: keepPreviousData },
    ),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Question bank"
      description="Pick a question."
      size="lg"
    >
      <Input
        autoFocus
        type="search"
        aria-label="Search the bank"
        placeholder="Search prompts, tags and categories"
        leading={<Search />}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLButtonElement>('[data-bank-item]')?.focus();
        }}
      />
      <div className="mt-3 max-h-[55dvh] min-h-40 overflow-y-auto">
        {bank.isError ? (
          <ErrorState compact title="The bank could not be loaded" onRetry={() => bank.refetch()}>
            {bank.error.message}
          </ErrorState>
        ) : !bank.data ? (
          <div className="space-y-2">
            <Skeleton className="h-9" />
            <Skeleton className="h-9" />
            <Skeleton className="h-9" />
          </div>
        ) : bank.data.questions.length === 0 ? (
          <EmptyState compact title="No question matches">
            Try fewer or other words.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {bank.data.questions.map((question) => (
              <li key={question.id}>
                <button
                  type="button"
                  data-bank-item
                  aria-label={`${actionLabel}: ${question.prompt}`}
                  className="flex w-full items-baseline gap-3 px-2 py-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px]"
                  onClick={() => onPick(question)}
                  onKeyDown={(event) => {
                    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
                    event.preventDefault();
                    const items = [...document.querySelectorAll<HTMLButtonElement>('[data-bank-item]')];
                    const index = items.indexOf(event.currentTarget);
                    items[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
                  }}
                >
                  <span className="min-w-0 flex-1">{question.prompt}</span>
                  <span className="shrink-0 text-subtle text-xs">{question.category}</span>
                  <span className="shrink-0 text-subtle text-xs tabular">{question.minutes} min</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
