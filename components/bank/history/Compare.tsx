'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { ComparedPair } from '@/components/versions/ComparedPair';
import type { ComparedVersions } from '@/components/versions/VersionHistory';
import { draftOf, pairParts } from '@/lib/bank/draft';
import type { VersionView } from '@/lib/schemas/question';

const draft = ({ content }: VersionView) => draftOf(content, '', []);

/** Two versions of a question, held against each other. */
export function Compare({ questionId, before, after }: ComparedVersions & { questionId: string }) {
  const trpc = useTRPC();
  const version = (number: number) =>
    trpc.questions.version.queryOptions(
      { questionId, version: number },
      { staleTime: Number.POSITIVE_INFINITY },
    );
  return (
    <ComparedPair
      versions={{ before, after }}
      old={useQuery(version(before))}
      fresh={useQuery(version(after))}
      pairs={(old, fresh) => pairParts(draft(old), draft(fresh))}
    />
  );
}
