'use client';

import { useState } from 'react';
import { LEVEL_WORDS } from '@/components/interviews/words';
import { SegmentedControl } from '@/components/ui/SegmentedControl';
import { shareText, weightShares } from '@/lib/rubric/shares';
import { TARGET_LEVELS, type TargetLevel } from '@/lib/schemas/interview';
import type { Criterion } from '@/lib/schemas/rubric';
import { CriterionView } from './CriterionView';

/** The criteria of a rubric, as a panelist reads them before an interview at some target level. */
export function RubricReading({ criteria }: { criteria: readonly Criterion[] }) {
  const [targetLevel, setTargetLevel] = useState<TargetLevel>('senior');
  const shares = weightShares(criteria.map(({ weight }) => weight));
  const hasExpectations = criteria.some(({ expectations }) => expectations !== undefined);
  return (
    <>
      <nav aria-label="Criteria" className="mb-6">
        <ol className="grid gap-x-10 sm:grid-cols-2 xl:grid-cols-3">
          {criteria.map(({ id, title }, index) => (
            <li key={id} className="flex items-baseline gap-2 border-b py-1.5">
              <span className="w-4 shrink-0 text-subtle tabular">{index + 1}</span>
              <a href={`#${id}`} className="min-w-0 flex-1 hover:underline">
                {title}
              </a>
              <span className="text-muted tabular">{shareText(shares[index] ?? null)}</span>
            </li>
          ))}
        </ol>
      </nav>
      {hasExpectations ? (
        <div className="sticky top-0 z-10 -mx-2 mb-4 flex items-center gap-3 border-b bg-panel px-2 py-2 max-md:top-12">
          <span aria-hidden className="font-medium">
            Expectations at
          </span>
          <SegmentedControl
            size="sm"
            aria-label="Expectations at"
            value={targetLevel}
            options={TARGET_LEVELS.map((level) => ({ value: level, label: LEVEL_WORDS[level] }))}
            onValueChange={setTargetLevel}
          />
        </div>
      ) : null}
      {criteria.map((criterion, index) => (
        <CriterionView
          key={criterion.id}
          criterion={criterion}
          number={index + 1}
          share={shares[index] ?? null}
          targetLevel={targetLevel}
        />
      ))}
    </>
  );
}
