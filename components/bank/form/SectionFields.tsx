'use client';

import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/Textarea';
import type { DraftField, QuestionDraft } from '@/lib/bank/draft';
import { PACK_LIMITS } from '@/lib/packs/limits';
import { GUIDE_SECTIONS } from '@/lib/packs/sections';
import { SECTION_HINTS } from './sectionHints';

/** From this share of what fits on, the length is told. */
const COUNT_FROM = 0.8;

/** The parts of the guide, each folded until it is wanted or has text. */
export function SectionFields({
  sections,
  errors,
  onChange,
}: {
  sections: QuestionDraft['sections'];
  errors: Partial<Record<DraftField, string>>;
  onChange: (sections: QuestionDraft['sections']) => void;
}) {
  const max = PACK_LIMITS.sectionCharacters;
  return GUIDE_SECTIONS.map(({ id, title }) => {
    const { length } = sections[id];
    return (
      <details
        key={id}
        className="border-b py-2.5"
        open={length > 0 || errors[id] !== undefined || undefined}
      >
        <summary className="font-medium">
          {title}
          {length === 0 ? <span className="ml-2 font-normal text-subtle text-xs">empty</span> : null}
        </summary>
        <div className="pt-2 pb-1">
          <Field
            id={`question-${id}`}
            label={title}
            hideLabel
            hint={
              length > COUNT_FROM * max
                ? `${length.toLocaleString('en')} of ${max.toLocaleString('en')} characters`
                : SECTION_HINTS[id]
            }
            error={errors[id]}
          >
            <Textarea
              autoGrow
              rows={4}
              className="font-mono text-xs"
              value={sections[id]}
              onChange={(event) => onChange({ ...sections, [id]: event.target.value })}
            />
          </Field>
        </div>
      </details>
    );
  });
}
