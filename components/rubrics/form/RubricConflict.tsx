'use client';

import { useQuery } from '@tanstack/react-query';
import { ConflictNotice } from '@/components/drafts/ConflictNotice';
import { useTRPC } from '@/components/trpc/client';
import { combine } from '@/lib/rubric/combine';
import { draftOf, type RubricDraft } from '@/lib/rubric/draft';
import { pairRubrics } from '@/lib/rubric/parts';
import type { RubricView } from '@/lib/schemas/rubric';
import { BRINGER } from '../words';

/** `ConflictNotice` for a rubric, with the version that the draft began with. */
export function RubricConflict({
  rubric,
  baseVersion,
  draft,
  theirs,
  onResolve,
}: {
  /** The rubric as it is now. */
  rubric: RubricView;
  baseVersion: number;
  draft: RubricDraft;
  /** The current version, as a draft. */
  theirs: RubricDraft;
  onResolve: (draft: RubricDraft) => void;
}) {
  const trpc = useTRPC();
  const base = useQuery(
    trpc.rubrics.version.queryOptions(
      { rubricId: rubric.id, version: baseVersion },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  return (
    <ConflictNotice
      savedBy={rubric.savedBy ?? BRINGER}
      version={rubric.version}
      baseVersion={baseVersion}
      theirs={theirs}
      combined={base.data ? combine(draftOf(base.data.content), theirs, draft) : null}
      pairs={pairRubrics}
      onResolve={onResolve}
    />
  );
}
