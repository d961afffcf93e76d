'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Combobox } from '@/components/ui/Combobox';
import { Field } from '@/components/ui/Field';
import { questionTitle } from '@/lib/bank/title';
import { type FilledFields, fillFrom, fillWords, findPlans } from '@/lib/plans/fill';
import type { PlanTemplateListItem, TakenPlan } from '@/lib/schemas/planTemplate';
import type { InterviewDraft } from './InterviewForm';
import { planLevelWord } from './words';

/** Fills role, level, length and questions of a new interview from a plan template, and takes that back. */
export function StartFromPlan({
  plans,
  draft,
  begun,
  onChange,
}: {
  plans: readonly PlanTemplateListItem[];
  draft: InterviewDraft;
  /** What the form was filled with already, and what it had been before. */
  begun: { taken: TakenPlan; before: FilledFields } | null;
  onChange: (filled: FilledFields) => void;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [used, setUsed] = useState(begun);
  const latest = useRef(draft);
  latest.current = draft;
  const take = useMutation({
    // Not what was read before: a plan takes the questions as they are now.
    mutationFn: (planTemplateId: string) =>
      queryClient.fetchQuery({ ...trpc.plans.take.queryOptions({ planTemplateId }), staleTime: 0 }),
    onSuccess: (taken) => {
      const { candidateRole, targetLevel, durationMinutes, plan } = latest.current;
      setUsed({ taken, before: { candidateRole, targetLevel, durationMinutes, plan } });
      onChange(fillFrom(taken, { targetLevel }));
    },
  });
  if (plans.length === 0 && !used) return null;

  function undo(before: FilledFields): void {
    onChange(before);
    setUsed(null);
  }

  return (
    <div className="flex flex-col gap-3 pb-5">
      <Field
        label="Start from a plan"
        hint="Fills role, level, length and questions. You can change all of it afterwards."
        error={take.error?.message}
      >
        <div className="sm:max-w-96">
          <Combobox
            value={used?.taken.planTemplateId ?? null}
            placeholder="Type its title, role or level"
            none="No plan has these words"
            find={(search) =>
              findPlans(plans, search).map((plan) => ({
                value: plan.id,
                label: plan.title,
                hint: `${planLevelWord(plan.targetLevel)} · ${plan.durationMinutes} min`,
              }))
            }
            nameOf={(id) => plans.find((plan) => plan.id === id)?.title ?? used?.taken.title ?? ''}
            onValueChange={(id) => take.mutate(id)}
          />
        </div>
      </Field>
      {used ? (
        <Callout
          live
          tone={used.taken.leftOut.length > 0 ? 'caution' : 'info'}
          title={`“${used.taken.title}” has filled the form`}
          action={
            <Button size="sm" onClick={() => undo(used.before)}>
              Undo
            </Button>
          }
        >
          {fillWords(used.taken, used.before)}
          {used.taken.leftOut.length > 0 ? (
            <>
              {' '}
              Left out, since they are archived:
              <ul className="list-disc pl-5">
                {used.taken.leftOut.map(({ questionId, prompt }) => (
                  <li key={questionId}>{questionTitle(prompt)}</li>
                ))}
              </ul>
            </>
          ) : null}
        </Callout>
      ) : null}
    </div>
  );
}
