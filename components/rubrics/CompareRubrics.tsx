'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { ComparedPair } from '@/components/versions/ComparedPair';
import type { ComparedVersions } from '@/components/versions/VersionHistory';
import { draftOf } from '@/lib/rubric/draft';
import { pairRubrics } from '@/lib/rubric/parts';

/** Two versions of a rubric, held against each other. */
export function CompareRubrics({ rubricId, before, after }: ComparedVersions & { rubricId: string }) {
  const trpc = useTRPC();
  const version = (number: number) =>
    trpc.rubrics.version.queryOptions({ rubricId, version: number }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <ComparedPair
      versions={{ before, after }}
      old={useQuery(version(before))}
      fresh={useQuery(version(after))}
      pairs={(old, fresh) => pairRubrics(draftOf(old.content), draftOf(fresh.content))}
    />
  );
}
