'use client';

import { useDeferredValue } from 'react';
import type { QuestionDraft } from '@/lib/bank/draft';
import { GUIDE_SECTIONS } from '@/lib/packs/sections';
import { GuideSections } from '../GuideSections';
import { PromptText } from '../PromptText';

/** A draft as it will be read: the prompt as candidates get it, and the guide. */
export function QuestionPreview({ draft }: { draft: QuestionDraft }) {
  const { prompt, sections } = useDeferredValue(draft);
  const guide = GUIDE_SECTIONS.flatMap(({ id, title }) =>
    sections[id].trim() === '' ? [] : [{ title, markdown: sections[id] }],
  );
  return (
    <>
      <div className="mb-6 rounded-lg border bg-raised px-4 py-3">
        <p className="mb-1 text-subtle text-xs">Candidates read</p>
        {prompt.trim() === '' ? (
          <p className="text-subtle">Nothing yet.</p>
        ) : (
          <PromptText prompt={prompt} className="text-lg" />
        )}
      </div>
      {guide.length > 0 ? (
        <GuideSections guide={guide} />
      ) : (
        <p className="text-subtle">The guide is empty.</p>
      )}
    </>
  );
}
