'use client';

import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { fieldName } from '@/lib/rubric/check';
import { type CriterionDraft, weightOf } from '@/lib/rubric/draft';
import {
  addCriterion,
  changeCriterion,
  duplicateCriterion,
  insertCriterion,
  moveCriterion,
} from '@/lib/rubric/edits';
import { weightShares } from '@/lib/rubric/shares';
import { CRITERIA_MAX } from '@/lib/schemas/rubric';
import { CriterionCard, type CriterionCommand, commandId } from './CriterionCard';
import { RemovedCriteria, type RemovedCriterion, undoId } from './RemovedCriteria';

/** The criteria of a draft in their order, each to be opened, moved, copied and taken out. */
export function CriteriaFields({
  criteria,
  gone,
  opened,
  errors,
  onOpen,
  onChange,
}: {
  criteria: CriterionDraft[];
  /** Criteria of the stored version that the draft did not have any more when it was opened. */
  gone: readonly RemovedCriterion[];
  /** Keys of those whose fields are shown. */
  opened: ReadonlySet<string>;
  errors: ReadonlyMap<string, string>;
  onOpen: (opened: ReadonlySet<string>) => void;
  onChange: (criteria: CriterionDraft[]) => void;
}) {
  const [taken, setTaken] = useState<readonly RemovedCriterion[]>(gone);
  const [said, setSaid] = useState('');
  const focusOn = useRef<string | null>(null);
  const shares = weightShares(criteria.map(weightOf));
  const isFull = criteria.length >= CRITERIA_MAX;
  const removed = taken.filter(({ criterion }) => !criteria.some(({ key }) => key === criterion.key));

  // A control that moved, came or took the place of another gets the focus, so that the keyboard goes on there.
  useEffect(() => {
    if (focusOn.current === null) return;
    document.getElementById(focusOn.current)?.focus();
    focusOn.current = null;
  });

  function show(added: CriterionDraft | undefined): void {
    if (!added) return;
    onOpen(new Set([...opened, added.key]));
    focusOn.current = fieldName(['title'], added.key);
  }

  function add(): void {
    const next = addCriterion(criteria);
    onChange(next);
    show(next.at(-1));
  }

  function run(command: CriterionCommand, criterion: CriterionDraft, index: number): void {
    const { key } = criterion;
    const name = criterion.title.trim() || 'The criterion';
    if (command === 'toggle') {
      const next = new Set(opened);
      if (!next.delete(key)) next.add(key);
      onOpen(next);
    } else if (command === 'duplicate') {
      const next = duplicateCriterion(criteria, key);
      onChange(next);
      show(next[index + 1]);
    } else if (command === 'remove') {
      setTaken([...removed, { criterion, index }]);
      onChange(criteria.filter((other) => other !== criterion));
      focusOn.current = undoId(key);
      setSaid(`${name} is removed.`);
    } else {
      const to = command === 'up' ? index - 1 : index + 1;
      const isAtEnd = to === 0 || to === criteria.length - 1;
      const opposite = command === 'up' ? 'down' : 'up';
      onChange(moveCriterion(criteria, key, command === 'up' ? -1 : 1));
      focusOn.current = commandId(isAtEnd && criteria.length > 1 ? opposite : command, key);
      setSaid(`${name} is now ${to + 1} of ${criteria.length}.`);
    }
  }

  function undo({ criterion, index }: RemovedCriterion): void {
    onChange(insertCriterion(criteria, criterion, index));
    focusOn.current = commandId('toggle', criterion.key);
    setSaid(`${criterion.title.trim() || 'The criterion'} is back.`);
  }

  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol aria-label="Criteria" className="flex flex-col gap-2">
        {criteria.map((criterion, index) => (
          <CriterionCard
            key={criterion.key}
            criterion={criterion}
            place={{ number: index + 1, of: criteria.length }}
            share={shares[index] ?? null}
            open={opened.has(criterion.key)}
            isFull={isFull}
            errors={errors}
            onCommand={(command) => run(command, criterion, index)}
            onChange={(change) => onChange(changeCriterion(criteria, criterion.key, change))}
          />
        ))}
      </ol>
      <RemovedCriteria removed={removed} isFull={isFull} onUndo={undo} />
      <Button icon={<Plus />} className="self-start" disabled={isFull} onClick={add}>
        Add a criterion
      </Button>
    </div>
  );
}
