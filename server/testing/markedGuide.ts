import type { Guide } from '@/lib/packs/guide';
import { GUIDE_SECTIONS } from '@/lib/packs/sections';
import { markedGuide } from '@/lib/packs/testing';

/** A guide as a question version keeps it, with `mark` in every part of every section. */
export function markedStoredGuide(mark: string): Guide {
  const texts = markedGuide(mark);
  return {
    sections: GUIDE_SECTIONS.map(({ id, title }) => ({ id, markdown: texts[title] ?? '' })),
    related: [mark.toLowerCase()],
  };
}
