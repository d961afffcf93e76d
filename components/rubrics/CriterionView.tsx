import { useId } from 'react';
import { LEVEL_WORDS } from '@/components/interviews/words';
import { LevelMark } from '@/components/scorecard/LevelMark';
import { shareText } from '@/lib/rubric/shares';
import type { TargetLevel } from '@/lib/schemas/interview';
import type { Criterion } from '@/lib/schemas/rubric';

/** One criterion to be read: its levels side by side, what is expected at a target level, when it is not scored. */
export function CriterionView({
  criterion,
  number,
  share,
  targetLevel,
}: {
  criterion: Criterion;
  /** Its place, from 1. */
  number: number;
  /** Of the whole, in percent. */
  share: number | null;
  targetLevel: TargetLevel;
}) {
  const headingId = useId();
  const expectation = criterion.expectations?.[targetLevel];
  return (
    <section id={criterion.id} aria-labelledby={headingId} className="scroll-mt-16 pb-9 max-md:scroll-mt-28">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id={headingId} className="font-semibold text-lg">
          <span className="mr-2 font-normal text-subtle tabular">{number}</span>
          {criterion.title}
        </h2>
        <p className="shrink-0 text-muted tabular">
          {shareText(share)}
          <span className="sr-only"> of the whole</span>
        </p>
      </div>
      <p className="mt-0.5 max-w-3xl text-muted">{criterion.description}</p>
      <ol className="mt-3 grid gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-2 xl:grid-cols-4">
        {criterion.levels.map(({ level, title, anchor }) => (
          <li key={level} className="bg-panel px-3.5 py-3">
            <p className="mb-1.5 flex items-center gap-2 font-medium">
              <LevelMark level={level} />
              <span className="sr-only">Level {level}:</span> {title}
            </p>
            <p>{anchor}</p>
          </li>
        ))}
      </ol>
      {expectation || criterion.notObserved ? (
        <dl className="mt-3 grid gap-x-8 gap-y-2 md:grid-cols-2">
          {expectation ? (
            <div className="border-level-3 border-l-2 pl-3">
              <dt className="font-medium text-xs">Level 3 at {LEVEL_WORDS[targetLevel].toLowerCase()}</dt>
              <dd className="text-muted">{expectation}</dd>
            </div>
          ) : null}
          {criterion.notObserved ? (
            <div className="border-line-strong border-l-2 pl-3">
              <dt className="font-medium text-xs">Not observed</dt>
              <dd className="text-muted">{criterion.notObserved}</dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </section>
  );
}
