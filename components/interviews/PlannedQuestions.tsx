import { Badge } from '@/components/ui/Badge';
import { TextLink } from '@/components/ui/TextLink';
import type { PlannedQuestion } from '@/lib/schemas/interview';

/** The questions of a plan in order, to be read. */
export function PlannedQuestions({
  items,
  linked = false,
}: {
  items: readonly (PlannedQuestion & { archived?: boolean })[];
  /** Leads to the questions in the bank. */
  linked?: boolean;
}) {
  return (
    <ol aria-label="Planned questions" className="divide-y divide-line">
      {items.map((item, index) => (
        <li key={item.questionVersionId} className="flex gap-3 py-2">
          <span className="w-5 shrink-0 text-right text-subtle tabular">{index + 1}</span>
          <div className="min-w-0 flex-1">
            <p>
              {linked ? <TextLink href={`/bank/${item.questionId}`}>{item.prompt}</TextLink> : item.prompt}
            </p>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-subtle text-xs">
              {item.category}
              {item.archived ? <Badge tone="caution">Archived, left out</Badge> : null}
            </p>
          </div>
          <span className="shrink-0 text-muted tabular">{item.minutes} min</span>
        </li>
      ))}
    </ol>
  );
}
