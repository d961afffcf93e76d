/** The value below which this share of the samples lies; samples are sorted in place. */
export function percentile(samples, share) {
  if (samples.length === 0) return Number.NaN;
  samples.sort((a, b) => a - b);
  return samples[Math.min(samples.length - 1, Math.floor(samples.length * share))];
}

/** The middle one. */
export const median = (samples) => percentile([...samples], 0.5);
