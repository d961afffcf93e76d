export type Tone = 'neutral' | 'accent' | 'positive' | 'caution' | 'danger' | 'info';

/** Soft background with readable text of the same hue. */
export const softTone: Record<Tone, string> = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent',
  positive: 'bg-positive-soft text-positive',
  caution: 'bg-caution-soft text-caution',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

/** Solid colour for dots and bars. */
export const solidTone: Record<Tone, string> = {
  neutral: 'bg-subtle',
  accent: 'bg-accent-fill',
  positive: 'bg-positive-fill',
  caution: 'bg-caution-fill',
  danger: 'bg-danger-fill',
  info: 'bg-info-fill',
};
