'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/components/trpc/client';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { combine, draftOf, pairParts, type QuestionDraft } from '@/lib/bank/draft';
import type { QuestionView } from '@/lib/schemas/question';
import { Differences } from '../history/Differences';

/**
 * Someone saved while this draft was being written: shows what the draft would change in their version, and
 * leads on without losing either.
 */
export function ConflictNotice({
  question,
  baseVersion,
  draft,
  theirs,
  onResolve,
}: {
  /** The question as it is now. */
  question: QuestionView;
  baseVersion: number;
  draft: QuestionDraft;
  /** The current version, as a draft. */
  theirs: QuestionDraft;
  onResolve: (draft: QuestionDraft) => void;
}) {
  const trpc = useTRPC();
  const [showing, setShowing] = useState(false);
  const { id: questionId, version } = question;
  const base = useQuery(
    trpc.questions.version.queryOptions(
      { questionId, version: baseVersion },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const combined = base.data
    ? combine({ ...draftOf(base.data.content, theirs.category, theirs.related) }, theirs, draft)
    : null;
  return (
    <div className="mb-5 flex flex-col gap-3">
      <Callout
        live
        tone="caution"
        title={`${question.savedBy ?? 'The pack'} saved version ${version} meanwhile`}
      >
        Your draft began with version {baseVersion}. Putting yours on top keeps their changes where you made
        none
        {combined && combined.both.length > 0
          ? `; both of you changed ${combined.both.join(', ')}, and yours stays there.`
          : '.'}
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setShowing(!showing)} aria-expanded={showing}>
            {showing ? 'Hide the differences' : 'Show the differences'}
          </Button>
          <Button size="sm" onClick={() => onResolve(theirs)}>
            Take theirs
          </Button>
          {combined ? (
            <Button size="sm" variant="primary" onClick={() => onResolve(combined.draft)}>
              Put mine on top
            </Button>
          ) : null}
        </div>
      </Callout>
      {showing && combined ? (
        <Differences
          pairs={pairParts(theirs, combined.draft)}
          beforeName={`Version ${version}`}
          afterName="With your changes"
        />
      ) : null}
    </div>
  );
}
