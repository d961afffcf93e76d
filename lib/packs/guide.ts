import { z } from '@/lib/zod';
import { GUIDE_SECTIONS } from './sections';

const ids = GUIDE_SECTIONS.map((section) => section.id);

const guideSchema = z.object({
  sections: z.array(z.object({ id: z.enum(ids), markdown: z.string() })),
  related: z.array(z.string()),
});

/** The interviewer-only parts of a question version, as the database keeps them. Never for candidates. */
export type Guide = z.infer<typeof guideSchema>;

/** The guide in a stored question version. Throws when it is not one. */
export function parseGuide(stored: unknown): Guide {
  return guideSchema.parse(stored);
}

/** The sections of a guide for reading: titles and Markdown in the format's order, without empty ones. */
export function guideForReading(guide: Guide): { title: string; markdown: string }[] {
  return GUIDE_SECTIONS.flatMap(({ id, title }) => {
    const section = guide.sections.find((candidate) => candidate.id === id);
    return section ? [{ title, markdown: section.markdown }] : [];
  });
}
