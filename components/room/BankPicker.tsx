'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { AskedBeforeMark } from '@/components/bank/AskedBeforeMark';
import { Highlighted } from '@/components/bank/Highlighted';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/Checkbox';
import { Dialog } from '@/components/ui/Dialog';
import { EmptyState } from '@/components/ui/EmptyState';
import { ErrorState } from '@/components/ui/ErrorState';
import { Input } from '@/components/ui/Input';
import { Kbd } from '@/components/ui/Kbd';
import { Skeleton } from '@/components/ui/Skeleton';
import { questionTitle } from '@/lib/bank/title';
import type { BankItem } from '@/lib/schemas/question';

/** Finds one question of the bank by words; arrow keys move, Enter picks, in the search too. */
export function BankPicker({
  open,
  onOpenChange,
  onPick,
  actionLabel = 'Ask',
  candidate,
  packId,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPick: (question: BankItem) => void;
  /** What picking does, for the buttons' names. */
  actionLabel?: string;
  /** For whom: what they were asked in earlier interviews is marked. */
  candidate?: { name?: string; interviewId?: string };
  /** Only questions of this pack. */
  packId?: string;
}) {
  const trpc = useTRPC();
  const [search, setSearch] = useState('');
  const [favourites, setFavourites] = useState(false);
  const [hideAsked, setHideAsked] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const deferred = useDeferredValue(search).trim();
  const known = candidate && (candidate.interviewId || candidate.name?.trim()) ? candidate : null;
  const bank = useInfiniteQuery(
    trpc.questions.bank.infiniteQueryOptions(
      {
        ...(deferred ? { search: deferred } : {}),
        ...(favourites ? { favourites } : {}),
        ...(packId ? { packId } : {}),
        ...(known ? { candidate: { ...known, hideAsked } } : {}),
      },
      { enabled: open, placeholderData: keepPreviousData, getNextPageParam: (last) => last.nextCursor },
    ),
  );
  const questions = bank.data?.pages.flatMap((page) => page.questions) ?? [];
  const terms = bank.data?.pages[0]?.terms ?? { words: [], stems: [] };
  const items = () => [...(list.current?.querySelectorAll<HTMLButtonElement>('[data-bank-item]') ?? [])];

  function fromSearch(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      items()[0]?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const best = questions[0];
      if (best && search.trim() === deferred && !bank.isPlaceholderData) onPick(best);
    }
  }

  function fromItem(event: KeyboardEvent<HTMLButtonElement>): void {
    const all = items();
    const at = all.indexOf(event.currentTarget);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0) list.current?.closest('[role=dialog]')?.querySelector('input')?.focus();
    else all[next]?.focus();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Question bank"
      description="Pick a question."
      size="lg"
    >
      <Input
        type="search"
        aria-label="Search the bank"
        placeholder="Search prompts, guides, tags and categories"
        leading={<Search />}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={fromSearch}
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-1">
        <Checkbox label="Favourites" checked={favourites} onCheckedChange={setFavourites} />
        {known ? (
          <Checkbox
            label="Not asked to this candidate before"
            checked={hideAsked}
            onCheckedChange={setHideAsked}
          />
        ) : null}
        <p className="ml-auto flex items-center gap-2 text-subtle text-xs pointer-coarse:hidden">
          <Kbd keys={['↑', '↓']} /> move <Kbd keys={['Enter']} /> {actionLabel.toLowerCase()}
        </p>
      </div>
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
        ) : questions.length === 0 ? (
          <EmptyState compact title="No question matches">
            Try fewer or other words.
          </EmptyState>
        ) : (
          <>
            <ul ref={list} className="divide-y divide-line">
              {questions.map((question) => (
                <li key={question.id}>
                  <button
                    type="button"
                    data-bank-item
                    aria-label={`${actionLabel}: ${question.prompt}${question.askedBefore ? ' (asked before)' : ''}`}
                    className="flex w-full items-baseline gap-3 px-2 py-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px]"
                    onClick={() => onPick(question)}
                    onKeyDown={fromItem}
                  >
                    <span className="min-w-0 flex-1">
                      <Highlighted text={questionTitle(question.prompt)} terms={terms} />
                      {question.found ? (
                        <span className="mt-0.5 line-clamp-1 text-subtle text-xs">
                          {question.found.section}:{' '}
                          <Highlighted text={question.found.excerpt} terms={terms} />
                        </span>
                      ) : null}
                      {question.askedBefore ? (
                        <span className="mt-1 block">
                          <AskedBeforeMark asked={question.askedBefore} />
                        </span>
                      ) : null}
                    </span>
                    <span className="shrink-0 text-subtle text-xs max-sm:hidden">{question.category}</span>
                    <span className="tabular shrink-0 text-subtle text-xs">{question.minutes} min</span>
                  </button>
                </li>
              ))}
            </ul>
            {bank.hasNextPage ? (
              <Button
                size="sm"
                className="mt-2"
                pending={bank.isFetchingNextPage}
                onClick={() => bank.fetchNextPage()}
              >
                Show more
              </Button>
            ) : null}
          </>
        )}
      </div>
    </Dialog>
  );
}
