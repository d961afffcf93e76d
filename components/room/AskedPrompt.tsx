'use client';

import { PromptText } from '@/components/bank/PromptText';
import type { AskedView } from '@/lib/schemas/room';
import { TimerReadout } from './TimerReadout';

/** The question as the candidate reads it, above the board, with the earlier ones folded below it. */
export function AskedPrompt({
  current,
  earlier,
  clockOffsetMs,
}: {
  current: AskedView | null;
  earlier: AskedView[];
  clockOffsetMs: number;
}) {
  if (!current && earlier.length === 0) return null;
  return (
    <section
      aria-label="Question"
      aria-live="polite"
      className="max-h-[35dvh] shrink-0 overflow-y-auto border-line border-b bg-panel px-4 py-3"
    >
      {current ? (
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
          <PromptText prompt={current.prompt} className="min-w-0 max-w-[70ch] flex-1 basis-64 text-lg" />
          <TimerReadout
            label="Question timer"
            stretch={{ startedAt: current.askedAt, endedAt: current.endedAt, minutes: current.minutes }}
            clockOffsetMs={clockOffsetMs}
          />
        </div>
      ) : null}
      {earlier.length > 0 ? (
        <details className={current ? 'mt-2' : undefined}>
          <summary className="text-muted text-xs">Earlier questions ({earlier.length})</summary>
          <ol className="mt-1 list-decimal pl-5 space-y-1 text-muted">
            {earlier.map((asked) => (
              <li key={asked.id}>
                <PromptText prompt={asked.prompt} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}
