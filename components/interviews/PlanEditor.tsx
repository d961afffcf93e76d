'use client';

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { BankPicker } from '@/components/room/BankPicker';
import { Badge } from '@/components/ui/Badge';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { IconButton } from '@/components/ui/IconButton';
import { Input } from '@/components/ui/Input';
import { Kbd } from '@/components/ui/Kbd';
import { useCommandKey, useShortcut } from '@/components/ui/useShortcut';
import type { DraftPlanItem } from '@/lib/plans/draft';
import { QUESTION_MINUTES } from '@/lib/schemas/interview';
import type { BankItem } from '@/lib/schemas/question';
import { PlanMinutes } from './PlanMinutes';

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

  function add({ id: questionId, versionId: questionVersionId, prompt, category, minutes }: BankItem): void {
    if (value.some((item) => item.questionVersionId === questionVersionId)) return;
    const question = { questionId, questionVersionId, prompt, category, archived: false };
    const at = value.findIndex((item) => item.questionId === questionId);
    // A question that is picked again takes its newest version, where it stands.
    if (at < 0) onChange([...value, { ...question, minutes }]);
    else onChange(value.map((item, index) => (index === at ? { ...item, ...question } : item)));
  }

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
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-subtle text-xs">
                  {item.category}
                  {item.archived ? <Badge tone="caution">Archived, left out</Badge> : null}
                </p>
              </div>
              <Input
                type="number"
                size="sm"
                inputMode="numeric"
                aria-label={`Minutes for: ${item.prompt}`}
                trailing="min"
                className="w-24 max-sm:ml-8"
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
                  label={`Move up: ${item.prompt}`}
                  icon={<ArrowUp />}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  size="sm"
                  label={`Move down: ${item.prompt}`}
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
        {value.length > 0 ? <PlanMinutes live items={value} durationMinutes={durationMinutes} /> : null}
      </div>
      <BankPicker
        open={picking}
        onOpenChange={setPicking}
        actionLabel="Add"
        candidate={candidate}
        onPick={(question) => {
          setPicking(false);
          add(question);
        }}
      />
    </div>
  );
}
