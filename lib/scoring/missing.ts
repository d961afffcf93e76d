/** What of a scorecard decides whether it can be submitted. */
export type ScorecardContent = {
  recommendation: string | null;
  scores: readonly { criterionId: string; level: number | null; notObserved: boolean }[];
};

/**
 * What keeps a scorecard from being submitted, as a sentence that names it; null where nothing does. Every
 * criterion needs a level or "not observed", and there must be a recommendation.
 */
export function missingForSubmit(
  criteria: readonly { id: string; title: string }[],
  content: ScorecardContent,
): string | null {
  const scored = new Set(
    content.scores
      .filter((score) => score.level !== null || score.notObserved)
      .map((score) => score.criterionId),
  );
  const open = criteria.filter((criterion) => !scored.has(criterion.id)).map((criterion) => criterion.title);
  const sentences: string[] = [];
  if (open.length > 0) sentences.push(`Score these or mark them "not observed": ${open.join(', ')}.`);
  if (content.recommendation === null) sentences.push('Choose a recommendation.');
  return sentences.length > 0 ? sentences.join(' ') : null;
}
