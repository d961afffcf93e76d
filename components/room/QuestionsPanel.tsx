'use client';

import { useMutation } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { BoardHandle } from '@/components/board/boardHandle';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { Kbd } from '@/components/ui/Kbd';
import { toast } from '@/components/ui/toast';
import { useCommandKey, useShortcut } from '@/components/ui/useShortcut';
import type { PlanItemView } from '@/lib/schemas/interview';
import type { StaffRoomView } from '@/lib/schemas/room';
import { BankPicker } from './BankPicker';
import { QuestionGuide } from './QuestionGuide';
import { TimerReadout } from './TimerReadout';

/** The question being asked with its guide, the plan, and the way to any other question of the bank. */
export function QuestionsPanel({
  view,
  current,
  clockOffsetMs,
  board,
}: {
  view: StaffRoomView;
  current: StaffRoomView['asked'][number] | null;
  clockOffsetMs: number;
  /** The board beside it, once it is open. */
  board: BoardHandle | null;
}) {
  const trpc = useTRPC();
  const [picking, setPicking] = useState(false);
  const { roomId, can, interview } = view;
  const canAsk = can['room.run'] && interview.state === 'live';
  const onError = (error: { message: string }) => toast.error(error.message);
  const ask = useMutation(trpc.room.ask.mutationOptions({ onError }));
  const finish = useMutation(trpc.room.finishQuestion.mutationOptions({ onError }));
  const command = useCommandKey();
  useShortcut('k', () => setPicking(true), canAsk);
  const offPlan = view.asked.filter((asked) => asked.planItemId === null);

  const askFromPlan = (item: PlanItemView) =>
    ask.mutate({
      roomId,
      questionVersionId: item.questionVersionId,
      planItemId: item.id,
      minutes: item.minutes,
    });

  return (
    <div className="flex flex-col">
      {current ? (
        <section aria-label="Current question" className="border-line border-b bg-accent-soft px-4 py-3">
          <div className="flex items-center justify-between gap-2">
            <h2 className="font-semibold text-accent text-xs">Being asked</h2>
            <TimerReadout
              label="Question timer"
              stretch={{ startedAt: current.askedAt, endedAt: current.endedAt, minutes: current.minutes }}
              clockOffsetMs={clockOffsetMs}
            />
          </div>
          <p className="mt-1 text-base">{current.prompt}</p>
          {canAsk ? (
            <Button
              className="mt-2"
              size="sm"
              pending={finish.isPending}
              onClick={() => finish.mutate({ roomId })}
            >
              Finish this question
            </Button>
          ) : null}
          <QuestionGuide
            questionId={current.questionId}
            targetLevel={interview.targetLevel}
            board={canAsk && can['board.edit'] ? board : null}
          />
        </section>
      ) : null}
      <section aria-label="Plan" className="px-4 py-3">
        <div className="mb-2 flex items-center justify-between gap-2">
          <h2 className="font-semibold">Plan</h2>
          {canAsk ? (
            <Button size="sm" aria-keyshortcuts="Control+K" onClick={() => setPicking(true)}>
              Ask from the bank
              <span aria-hidden>
                <Kbd keys={[command, 'K']} />
              </span>
            </Button>
          ) : null}
        </div>
        {interview.state === 'scheduled' || interview.state === 'lobby' ? (
          <p className="mb-2 text-muted text-xs">
            Questions can be asked once the candidate has been admitted.
          </p>
        ) : null}
        {view.plan.length === 0 ? (
          <EmptyState compact title="No questions are planned">
            Ask any question of the bank while the interview is live.
          </EmptyState>
        ) : (
          <ol className="divide-y divide-line">
            {view.plan.map((item) => {
              const asked = view.asked.find((candidate) => candidate.planItemId === item.id);
              const isCurrent = asked !== undefined && asked.endedAt === null;
              return (
                <li key={item.id} className="flex items-start gap-3 py-2.5">
                  <div className="min-w-0 flex-1">
                    <p className={asked && !isCurrent ? 'text-muted' : undefined}>{item.prompt}</p>
                    <p className="mt-0.5 text-subtle text-xs">
                      {item.category} · {item.minutes} min
                    </p>
                  </div>
                  {isCurrent ? (
                    <span className="font-medium text-accent text-xs">Now</span>
                  ) : asked ? (
                    <span className="flex items-center gap-1 text-positive text-xs">
                      <Check aria-hidden className="size-3.5" /> Asked
                    </span>
                  ) : null}
                  {canAsk && !isCurrent ? (
                    <Button
                      size="sm"
                      variant={asked ? 'ghost' : 'secondary'}
                      aria-label={`${asked ? 'Ask again' : 'Ask'}: ${item.prompt}`}
                      pending={ask.isPending && ask.variables.planItemId === item.id}
                      onClick={() => askFromPlan(item)}
                    >
                      {asked ? 'Again' : 'Ask'}
                    </Button>
                  ) : null}
                </li>
              );
            })}
          </ol>
        )}
        {offPlan.length > 0 ? (
          <>
            <h2 className="mt-4 mb-1 font-semibold">Asked outside the plan</h2>
            <ul className="divide-y divide-line">
              {offPlan.map((asked) => (
                <li key={asked.id} className="flex gap-3 py-2 text-muted">
                  <span className="min-w-0 flex-1">{asked.prompt}</span>
                  {asked.endedAt === null ? (
                    <span className="font-medium text-accent text-xs">Now</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
      <BankPicker
        open={picking}
        onOpenChange={setPicking}
        candidate={{ interviewId: interview.id }}
        onPick={(question) => {
          setPicking(false);
          ask.mutate({ roomId, questionVersionId: question.versionId, minutes: question.minutes });
        }}
      />
    </div>
  );
}
