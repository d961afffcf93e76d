'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorState } from '@/components/ui/ErrorState';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import type { PartPair } from '@/lib/drafts/parts';
import { Differences } from './Differences';
import type { ComparedVersions } from './VersionHistory';

type Loaded<V> = Pick<UseQueryResult<V, { message: string }>, 'data' | 'error' | 'refetch'>;

/** Two versions held against each other, once both are there. */
export function ComparedPair<V>({
  versions,
  old,
  fresh,
  pairs,
}: {
  versions: ComparedVersions;
  old: Loaded<V>;
  fresh: Loaded<V>;
  pairs: (before: V, after: V) => PartPair[];
}) {
  const error = old.error ?? fresh.error;
  if (error) {
    return (
      <ErrorState
        compact
        title="The versions could not be loaded"
        onRetry={() => Promise.all([old.refetch(), fresh.refetch()])}
      >
        {error.message}
      </ErrorState>
    );
  }
  if (!old.data || !fresh.data) return <SkeletonRows rows={3} />;
  return (
    <Differences
      pairs={pairs(old.data, fresh.data)}
      beforeName={`Version ${versions.before}`}
      afterName={`Version ${versions.after}`}
    />
  );
}
