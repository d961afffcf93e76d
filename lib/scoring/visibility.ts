/** How far a panel member's scorecard is. `none`: nothing was written. */
export type ScorecardProgress = 'none' | 'draft' | 'submitted';

/** Who looks at scorecards after an interview. */
export type ScorecardReader = {
  memberId: string;
  /** On the panel, and so expected to score. */
  onPanel: boolean;
  /** Their own scorecard can still be submitted. */
  mayStillSubmit: boolean;
};

/**
 * What of a scorecard its reader gets to see. One's own always, if there is one. A draft of someone else
 * never (`missing`). What others submitted stays `sealed` for a panel member until they have submitted
 * theirs, or no longer can, so that nobody is swayed; who is not on the panel sees it at once.
 */
export function scorecardVisibility(
  reader: ScorecardReader,
  owner: { memberId: string; progress: ScorecardProgress },
): 'visible' | 'missing' | 'sealed' {
  if (owner.progress === 'none') return 'missing';
  if (owner.memberId === reader.memberId) return 'visible';
  if (owner.progress === 'draft') return 'missing';
  return reader.onPanel && reader.mayStillSubmit ? 'sealed' : 'visible';
}
