/** What each weight is of all of them, in percent; null where one of them is no weight. */
export function weightShares(weights: readonly number[]): (number | null)[] {
  const isWeight = (weight: number) => Number.isFinite(weight) && weight > 0;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const isKnown = weights.every(isWeight);
  return weights.map((weight) => (isKnown ? (100 * weight) / sum : null));
}

/** A share as people read it: with one decimal where it is not whole. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 10) / 10}%`;
}
