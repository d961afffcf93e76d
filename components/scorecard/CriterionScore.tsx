'use client';

import { useId } from 'react';
import { LEVEL_WORDS } from '@/components/interviews/words';
import { cx } from '@/components/ui/cx';
import { Textarea } from '@/components/ui/Textarea';
import type { TargetLevel } from '@/lib/schemas/interview';
import type { Criterion } from '@/lib/schemas/rubric';
import type { ScoreView } from '@/lib/schemas/scorecard';
import { LevelMark } from './LevelMark';

/** One criterion: its four anchored levels and "not observed" to choose from, and the evidence. */
export function CriterionScore({
  criterion,
  targetLevel,
  score,
  disabled,
  evidenceMax,
  onChange,
}: {
  criterion: Criterion;
  targetLevel: TargetLevel;
  score: ScoreView;
  disabled: boolean;
  evidenceMax: number;
  onChange: (score: ScoreView) => void;
}) {
  const name = useId();
  const expectation = criterion.expectations?.[targetLevel];
  const row = (checked: boolean) =>
    cx(
      'relative flex items-start gap-2.5 rounded-md px-2 py-1.5 has-focus-visible:outline-2 has-focus-visible:outline-focus',
      checked ? 'bg-accent-soft' : !disabled && 'hover:bg-hover',
    );
  return (
    <fieldset disabled={disabled} className="border-line border-b px-4 py-4">
      <legend className="float-left w-full font-semibold">{criterion.title}</legend>
      <p className="clear-both text-muted text-xs">{criterion.description}</p>
      {expectation ? (
        <p className="mt-1 text-xs">
          <span className="font-medium">Level 3 at {LEVEL_WORDS[targetLevel].toLowerCase()}:</span>{' '}
          <span className="text-muted">{expectation}</span>
        </p>
      ) : null}
      <div className="-mx-2 mt-2 space-y-0.5">
        {criterion.levels.map((level) => (
          <label key={level.level} className={row(score.level === level.level)}>
            <input
              type="radio"
              name={name}
              className="sr-only"
              aria-label={`${criterion.title}: level ${level.level}, ${level.title}`}
              checked={score.level === level.level}
              onChange={() => onChange({ ...score, level: level.level, notObserved: false })}
            />
            <LevelMark level={level.level} chosen={score.level === level.level} />
            <span className="min-w-0">
              <span className="font-medium">{level.title}</span>
              <span className="block text-muted text-xs">{level.anchor}</span>
            </span>
          </label>
        ))}
        <label className={row(score.notObserved)}>
          <input
            type="radio"
            name={name}
            className="sr-only"
            aria-label={`${criterion.title}: not observed`}
            checked={score.notObserved}
            onChange={() => onChange({ ...score, level: null, notObserved: true })}
          />
          <LevelMark level={null} chosen={score.notObserved} />
          <span className="min-w-0">
            Not observed
            {criterion.notObserved ? (
              <span className="block text-muted text-xs">{criterion.notObserved}</span>
            ) : null}
          </span>
        </label>
      </div>
      <Textarea
        autoGrow
        rows={2}
        className="mt-2"
        aria-label={`Evidence for ${criterion.title}`}
        placeholder="Evidence: what was said or drawn"
        maxLength={evidenceMax}
        value={score.evidence}
        onChange={(event) => onChange({ ...score, evidence: event.target.value })}
      />
    </fieldset>
  );
}
