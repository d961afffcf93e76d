import { EmptyState } from '@/components/ui/EmptyState';
import { formatDuration } from '@/components/ui/format';
import { formatClock } from '@/lib/interview/timer';
import type { AskedView } from '@/lib/schemas/room';

/** The questions in the order they were asked, with when and for how long. */
export function AskedList({ asked, startedAt }: { asked: AskedView[]; startedAt: string | null }) {
  if (asked.length === 0) {
    return (
      <EmptyState compact title="No question was asked">
        Questions that are put to the candidate in the room are listed here.
      </EmptyState>
    );
  }
  return (
    <ol className="divide-y divide-line">
      {asked.map((question) => (
        <li key={question.id} className="flex gap-3 py-2">
          <span className="w-12 shrink-0 text-right text-subtle text-xs leading-5 tabular">
            {startedAt
              ? formatClock(
                  Math.max(0, Math.floor((Date.parse(question.askedAt) - Date.parse(startedAt)) / 1000)),
                )
              : null}
          </span>
          <div className="min-w-0 flex-1">
            <p>{question.prompt}</p>
            <p className="text-subtle text-xs">
              {question.endedAt
                ? `${formatDuration(Date.parse(question.endedAt) - Date.parse(question.askedAt))} of ${question.minutes} min planned`
                : `${question.minutes} min planned`}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
