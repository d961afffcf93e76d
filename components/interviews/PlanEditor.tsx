'use client';

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { BankPicker } from '@/components/room/BankPicker';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { IconButton } from '@/components/ui/IconButton';
import { Input } from '@/components/ui/Input';
import { Kbd } from '@/components/ui/Kbd';
import { useCommandKey, useShortcut } from '@/components/ui/useShortcut';
import { QUESTION_MINUTES } from '@/lib/schemas/interview';

export type DraftPlanItem = { questionVersionId: string; prompt: string; category: string; minutes: number };

/** The questions in the order they are to be asked, with minutes that add up against the interview's length. */
export function PlanEditor({
  value,
  durationMinutes,
  candidate,
  onChange,
}: {
  value: DraftPlanItem[];
  durationMinutes: number;
  /** For whom the questions are: what they were asked before is marked. */
  candidate: { name?: string; interviewId?: string };
  onChange: (plan: DraftPlanItem[]) => void;
}) {
  const [picking, setPicking] = useState(false);
  const command = useCommandKey();
  useShortcut('k', () => setPicking(true));
  const planned = value.reduce((sum, item) => sum + (Number.isNaN(item.minutes) ? 0 : item.minutes), 0);
  const over = planned - durationMinutes;

  function move(index: number, delta: number): void {
    const next = [...value];
    const [item] = next.splice(index, 1);
    if (!item) return;
    next.splice(index + delta, 0, item);
    onChange(next);
  }

  return (
    <div className="space-y-3">
      {value.length === 0 ? (
        <EmptyState compact title="No questions yet">
          A plan is a proposal: in the room you can ask any question of the bank, in any order.
        </EmptyState>
      ) : (
        <ol aria-label="Planned questions" className="divide-y divide-line">
          {value.map((item, index) => (
            <li key={item.questionVersionId} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span className="w-5 shrink-0 text-right text-subtle tabular">{index + 1}</span>
              <div className="min-w-0 flex-1 basis-60">
                <p>{item.prompt}</p>
                <p className="text-subtle text-xs">{item.category}</p>
              </div>
              <Input
                type="number"
                size="sm"
                inputMode="numeric"
                aria-label={`Minutes for: ${item.prompt}`}
                className="w-24"
                trailing="min"
                min={QUESTION_MINUTES.min}
                max={QUESTION_MINUTES.max}
                value={Number.isNaN(item.minutes) ? '' : item.minutes}
                onChange={(event) => {
                  const minutes = event.target.valueAsNumber;
                  onChange(value.map((other) => (other === item ? { ...item, minutes } : other)));
                }}
              />
              <div className="flex">
                <IconButton
                  size="sm"
                  label="Move up"
                  icon={<ArrowUp />}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  size="sm"
                  label="Move down"
                  icon={<ArrowDown />}
                  disabled={index === value.length - 1}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  size="sm"
                  label={`Remove: ${item.prompt}`}
                  icon={<X />}
                  onClick={() => onChange(value.filter((other) => other !== item))}
                />
              </div>
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Button icon={<Plus />} aria-keyshortcuts="Control+K" onClick={() => setPicking(true)}>
          Add a question
          <span aria-hidden>
            <Kbd keys={[command, 'K']} />
          </span>
        </Button>
        {value.length > 0 ? (
          <p className={over > 0 ? 'text-caution' : 'text-muted'} role="status">
            {planned} of {durationMinutes} minutes planned{over > 0 ? `: ${over} too many` : ''}
          </p>
        ) : null}
      </div>
      <BankPicker
        open={picking}
        onOpenChange={setPicking}
        actionLabel="Add"
        candidate={candidate}
        onPick={(question) => {
          setPicking(false);
          if (value.some((item) => item.questionVersionId === question.versionId)) return;
          onChange([
            ...value,
            {
              questionVersionId: question.versionId,
              prompt: question.prompt,
              category: question.category,
              minutes: question.minutes,
            },
          ]);
        }}
      />
    </div>
  );
}
