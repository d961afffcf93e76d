import { ESTIMATE_FIELDS, FIELD_FACTS } from './fields';
import { calculateOwnRows, readOwnRows } from './ownRows';
import { calculateEstimate } from './results';
import type { EstimateProps } from './shape';
import { showQuantity } from './showQuantity';

/** What an estimate is called. */
export function titleOf({ title }: Pick<EstimateProps, 'title'>): string {
  return title.replace(/\s+/g, ' ').trim() || 'Estimate';
}

/**
 * An estimate in lines of words: its title, the assumptions, the results that there are with their formulas, and
 * own rows, which are in the shape's `meta`.
 */
export function describeEstimate(props: EstimateProps, meta: object = {}): string[] {
  const outcome = calculateEstimate(props);
  const assumptions = ESTIMATE_FIELDS.flatMap((field) => {
    const typed = props[field].trim();
    return typed === '' ? [] : `${FIELD_FACTS[field].label}: ${typed}`;
  });
  const results = outcome.results.flatMap(({ label, value, peak, formula }) => {
    if (!value) return [];
    const atPeak = peak ? `, ${showQuantity(peak)} at peak` : '';
    return `${label}: ${showQuantity(value)}${atPeak} (${formula})`;
  });
  const own = calculateOwnRows(readOwnRows(meta), outcome).flatMap(({ name, formula, value }) =>
    value ? `${name.trim() || 'Unnamed'}: ${showQuantity(value)} (${formula.trim()})` : [],
  );
  return [titleOf(props), ...assumptions, ...results, ...own];
}
