'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AutosaveStatus } from '@/components/autosave/AutosaveStatus';
import { useAutosaver } from '@/components/autosave/useAutosaver';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/Textarea';
import type { TargetLevel } from '@/lib/schemas/interview';
import type { MyScorecardView, Recommendation, ScoreView } from '@/lib/schemas/scorecard';
import { EVIDENCE_MAX, SUMMARY_MAX } from '@/lib/schemas/scorecard';
import { CriterionScore } from './CriterionScore';
import { RecommendationChoice } from './RecommendationChoice';

type Conclusion = { recommendation: Recommendation | null; summary: string };

/** What waits to be saved: one criterion's score, or the conclusion. */
type Change = { kind: 'score'; score: ScoreView } | { kind: 'conclusion'; conclusion: Conclusion };

const CONCLUSION_KEY = 'conclusion';

/** The rubric with its anchors in view, and one's scores in it. Every change is saved by itself. */
export function ScorecardForm({
  scorecard,
  meId,
  targetLevel,
  canScore,
  notice,
}: {
  scorecard: MyScorecardView;
  meId: string;
  targetLevel: TargetLevel;
  canScore: boolean;
  notice: string | null;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { interviewId, criteria } = scorecard;
  const saveScore = useMutation(trpc.scorecards.saveScore.mutationOptions());
  const saveSummary = useMutation(trpc.scorecards.saveSummary.mutationOptions());
  const [changes, setChanges] = useState<Record<string, Change>>({});
  const [asking, setAsking] = useState(false);

  const { saver, state } = useAutosaver<Change>(`scores.${meId}.${interviewId}`, async (_key, change) => {
    if (change.kind === 'score') await saveScore.mutateAsync({ interviewId, ...change.score });
    else await saveSummary.mutateAsync({ interviewId, ...change.conclusion });
  });
  const submit = useMutation(
    trpc.scorecards.submit.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.scorecards.mine.queryKey({ interviewId }) });
        await queryClient.invalidateQueries({ queryKey: trpc.review.get.queryKey({ interviewId }) });
      },
    }),
  );

  const unsent = { ...(saver?.pending() ?? {}), ...changes };
  const scoreOf = (criterionId: string): ScoreView => {
    const change = unsent[criterionId];
    if (change?.kind === 'score') return change.score;
    const stored = scorecard.scores.find((score) => score.criterionId === criterionId);
    return stored ?? { criterionId, level: null, notObserved: false, evidence: '' };
  };
  const conclusionChange = unsent[CONCLUSION_KEY];
  const conclusion: Conclusion =
    conclusionChange?.kind === 'conclusion'
      ? conclusionChange.conclusion
      : { recommendation: scorecard.recommendation, summary: scorecard.summary };

  function change(key: string, next: Change): void {
    setChanges((all) => ({ ...all, [key]: next }));
    saver?.set(key, next);
  }

  const scored = criteria.filter((criterion) => {
    const score = scoreOf(criterion.id);
    return score.level !== null || score.notObserved;
  }).length;

  return (
    <section aria-label="Scorecard" className="pb-6">
      <div className="sticky top-0 z-10 flex items-center justify-between gap-2 border-line border-b bg-panel px-4 py-2">
        <p className="text-muted text-xs">
          {scorecard.rubricTitle} · {scored} of {criteria.length} scored
        </p>
        {canScore ? <AutosaveStatus state={state} /> : null}
      </div>
      {notice ? <p className="border-line border-b bg-info-soft px-4 py-2 text-info">{notice}</p> : null}
      {criteria.map((criterion) => (
        <CriterionScore
          key={criterion.id}
          criterion={criterion}
          targetLevel={targetLevel}
          score={scoreOf(criterion.id)}
          disabled={!canScore}
          evidenceMax={EVIDENCE_MAX}
          onChange={(score) => change(criterion.id, { kind: 'score', score })}
        />
      ))}
      <div className="space-y-4 px-4 pt-4">
        <RecommendationChoice
          value={conclusion.recommendation}
          disabled={!canScore}
          onChange={(recommendation) =>
            change(CONCLUSION_KEY, { kind: 'conclusion', conclusion: { ...conclusion, recommendation } })
          }
        />
        <Field label="Summary" hint="What the panel should know, in a few sentences.">
          <Textarea
            autoGrow
            maxLength={SUMMARY_MAX}
            disabled={!canScore}
            value={conclusion.summary}
            onChange={(event) =>
              change(CONCLUSION_KEY, {
                kind: 'conclusion',
                conclusion: { ...conclusion, summary: event.target.value },
              })
            }
          />
        </Field>
        {canScore ? (
          <Button variant="primary" disabled={state.kind !== 'saved'} onClick={() => setAsking(true)}>
            Submit scorecard
          </Button>
        ) : null}
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Submit your scorecard?"
        description="A submitted scorecard is final. Other panel members' scorecards become visible to you once they have submitted theirs."
        confirmLabel="Submit"
        onConfirm={() => submit.mutateAsync({ interviewId })}
      />
    </section>
  );
}
