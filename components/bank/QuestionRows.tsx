'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import type { SearchTerms } from '@/lib/bank/highlight';
import type { BankItem } from '@/lib/schemas/question';
import { QuestionRow, ROW_COLUMNS } from './QuestionRow';

/** The question that was opened last, to stand on it again on the way back. */
let lastOpened: string | null = null;

/**
 * The list of the bank. Arrow keys, Home and End move along it, F marks the question one stands on. The
 * focus stays in the list when a question leaves it, and returns to the one that was opened.
 */
export function QuestionRows({
  questions,
  terms,
  stale,
  onLeaveUp,
}: {
  questions: BankItem[];
  terms: SearchTerms;
  /** What is shown answers an earlier search. */
  stale: boolean;
  /** The arrow key led above the first question. */
  onLeaveUp: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const standsOn = useRef<number | null>(null);
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-question]') ?? [])];

  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of what is listed
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const returned = lastOpened ? links().find((link) => link.dataset.question === lastOpened) : undefined;
    lastOpened = null;
    const place = standsOn.current;
    const target = returned ?? (place === null ? undefined : links()[Math.min(place, links().length - 1)]);
    target?.focus({ preventScroll: returned === undefined });
  }, [questions]);

  function move(event: KeyboardEvent<HTMLUListElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = links();
    const at = all.findIndex((link) => link.closest('li')?.contains(event.target as Node));
    if (at < 0) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      if (next < 0) onLeaveUp();
      else all[next]?.focus();
    } else if (event.key.toLowerCase() === 'f') {
      all[at]?.closest('li')?.querySelector<HTMLElement>('[data-favourite]')?.click();
    }
  }

  return (
    <div className={cx(stale && 'opacity-60')}>
      <div
        aria-hidden
        className={cx(
          ROW_COLUMNS,
          '-mx-2 border-b px-2 pb-1.5 text-subtle text-xs font-medium max-lg:hidden',
        )}
      >
        <span />
        <span>Question</span>
        <span>Category</span>
        <span className="text-right">Time</span>
        <span>Difficulty</span>
      </div>
      <ul
        ref={list}
        aria-label="Questions"
        onKeyDown={move}
        onFocus={(event) => {
          const row = (event.target as HTMLElement).closest('li');
          standsOn.current = links().findIndex((link) => row?.contains(link));
        }}
        onBlur={(event) => {
          if (event.relatedTarget) standsOn.current = null;
        }}
      >
        {questions.map((question) => (
          <QuestionRow
            key={question.id}
            question={question}
            terms={terms}
            onOpen={() => {
              lastOpened = question.id;
            }}
          />
        ))}
      </ul>
    </div>
  );
}
