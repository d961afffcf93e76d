'use client';

import { useQuery } from '@tanstack/react-query';
import { ConflictNotice } from '@/components/drafts/ConflictNotice';
import { useTRPC } from '@/components/trpc/client';
import { combine, draftOf, pairParts, type QuestionDraft } from '@/lib/bank/draft';
import type { QuestionView } from '@/lib/schemas/question';

/** `ConflictNotice` for a question, with the version that the draft began with. */
export function QuestionConflict({
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
  const base = useQuery(
    trpc.questions.version.queryOptions(
      { questionId: question.id, version: baseVersion },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  return (
    <ConflictNotice
      savedBy={question.savedBy ?? 'The pack'}
      version={question.version}
      baseVersion={baseVersion}
      theirs={theirs}
      combined={
        base.data ? combine(draftOf(base.data.content, theirs.category, theirs.related), theirs, draft) : null
      }
      pairs={(before, after) => pairParts(before, after)}
      onResolve={onResolve}
    />
  );
}
