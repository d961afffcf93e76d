'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Differences } from '@/components/versions/Differences';
import type { PartPair } from '@/lib/drafts/parts';

/**
 * Someone saved while this draft was being written: shows what the draft would change in their version, and
 * leads on without losing either.
 */
export function ConflictNotice<D>({
  savedBy,
  version,
  baseVersion,
  theirs,
  combined,
  pairs,
  onResolve,
}: {
  savedBy: string;
  /** The current version, and the one that the draft began with. */
  version: number;
  baseVersion: number;
  /** The current version, as a draft. */
  theirs: D;
  /** One's own changes on top of theirs, and the parts that both changed; null until that is known. */
  combined: { draft: D; both: string[] } | null;
  pairs: (before: D, after: D) => PartPair[];
  onResolve: (draft: D) => void;
}) {
  const [showing, setShowing] = useState(false);
  return (
    <div className="mb-5 flex flex-col gap-3">
      <Callout live tone="caution" title={`${savedBy} saved version ${version} meanwhile`}>
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
          pairs={pairs(theirs, combined.draft)}
          beforeName={`Version ${version}`}
          afterName="With your changes"
        />
      ) : null}
    </div>
  );
}
