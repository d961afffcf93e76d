import type { Recommendation } from '@/lib/schemas/scorecard';

/** How a recommendation reads. */
export const RECOMMENDATION_WORDS: Record<Recommendation, string> = {
  strong_no: 'Strong no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
};
