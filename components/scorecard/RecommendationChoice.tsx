'use client';

import { Field } from '@/components/ui/Field';
import { RadioGroup } from '@/components/ui/RadioGroup';
import { RECOMMENDATIONS, type Recommendation } from '@/lib/schemas/scorecard';
import { RECOMMENDATION_WORDS } from './words';

/** The one conclusion of a scorecard. */
export function RecommendationChoice({
  value,
  disabled,
  onChange,
}: {
  value: Recommendation | null;
  disabled: boolean;
  onChange: (value: Recommendation) => void;
}) {
  return (
    <Field group label="Recommendation: hire at this level?">
      <RadioGroup
        value={value ?? undefined}
        disabled={disabled}
        onValueChange={onChange}
        options={RECOMMENDATIONS.map((id) => ({ value: id, label: RECOMMENDATION_WORDS[id] }))}
        className="flex-row flex-wrap gap-x-5"
      />
    </Field>
  );
}
