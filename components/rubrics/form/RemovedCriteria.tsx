'use client';

import { Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { fieldName } from '@/lib/rubric/check';
import type { CriterionDraft } from '@/lib/rubric/draft';

/** A criterion that was taken out of the draft, and the place that it had, from 0. */
export type RemovedCriterion = { criterion: CriterionDraft; index: number };

/** The id of the button that brings a criterion back. */
export function undoId(key: string): string {
  return fieldName(['undo'], key);
}

/** Criteria that go when the draft is saved; until then each comes back with everything it had. */
export function RemovedCriteria({
  removed,
  isFull,
  onUndo,
}: {
  removed: readonly RemovedCriterion[];
  /** The rubric takes no more criteria. */
  isFull: boolean;
  onUndo: (removed: RemovedCriterion) => void;
}) {
  if (removed.length === 0) return null;
  return (
    <ul aria-label="Removed criteria" className="flex flex-col gap-1">
      {removed.map((entry) => {
        const { key, title } = entry.criterion;
        const name = title.trim() || 'New criterion';
        return (
          <li key={key} className="flex items-center gap-3 rounded-lg border border-dashed px-3 py-1.5">
            <p className="min-w-0 flex-1 text-muted">
              <del className="text-subtle">{name}</del> is removed.
            </p>
            <Button
              id={undoId(key)}
              size="sm"
              icon={<Undo2 />}
              disabled={isFull}
              aria-label={`Bring back: ${name}`}
              onClick={() => onUndo(entry)}
            >
              Bring back
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
