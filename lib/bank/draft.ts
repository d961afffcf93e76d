import {
  combineParts,
  type DraftPart,
  type PartPair,
  pairParts as pairOf,
  sameParts,
} from '@/lib/drafts/parts';
import { GUIDE_SECTIONS, type GuideSectionId } from '@/lib/packs/sections';
import { type QuestionContent, questionContentSchema } from '@/lib/schemas/question';
import { normalizeText } from './checkContent';

/** A question while it is being written, as the form and the browser's storage keep it. */
export type QuestionDraft = {
  prompt: string;
  /** Title of a category, an existing or a new one. */
  category: string;
  minutes: string;
  difficulty: number;
  tags: string[];
  related: { slug: string; prompt: string }[];
  sections: Record<GuideSectionId, string>;
};

/** What a new question begins with. */
export const EMPTY_DRAFT: QuestionDraft = {
  prompt: '',
  category: '',
  minutes: '10',
  difficulty: 2,
  tags: [],
  related: [],
  sections: Object.fromEntries(GUIDE_SECTIONS.map(({ id }) => [id, ''])) as QuestionDraft['sections'],
};

/** A stored question as a draft; `prompts` are those of related questions by slug. */
export function draftOf(
  content: QuestionContent,
  category: string,
  prompts: readonly { slug: string; prompt: string }[],
): QuestionDraft {
  return {
    prompt: content.prompt,
    category,
    minutes: String(content.minutes),
    difficulty: content.difficulty,
    tags: [...content.tags],
    related: content.related.map((slug) => ({
      slug,
      prompt: prompts.find((known) => known.slug === slug)?.prompt ?? slug,
    })),
    sections: {
      ...EMPTY_DRAFT.sections,
      ...Object.fromEntries(content.sections.map(({ id, markdown }) => [id, markdown])),
    },
  };
}

/** What a draft says, as it is sent; nothing is checked. */
export function contentOfDraft(draft: QuestionDraft) {
  return {
    prompt: draft.prompt,
    minutes: draft.minutes.trim() === '' ? Number.NaN : Number(draft.minutes),
    difficulty: draft.difficulty,
    tags: draft.tags,
    related: draft.related.map(({ slug }) => slug),
    sections: GUIDE_SECTIONS.map(({ id }) => ({ id, markdown: draft.sections[id] })),
  };
}

/** The fields of a draft that can be wrong. */
export type DraftField =
  | 'prompt'
  | 'category'
  | 'minutes'
  | 'difficulty'
  | 'tags'
  | 'related'
  | GuideSectionId;

/** What stands against a draft, one sentence for a field, by the same rules as the server. */
export function checkDraft(draft: QuestionDraft): Partial<Record<DraftField, string>> {
  const problems: Partial<Record<DraftField, string>> = {};
  const parsed = questionContentSchema.safeParse(contentOfDraft(draft));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = (path[0] === 'sections' ? path[1] : path[0]) as DraftField;
    problems[field] ??= message;
  }
  if (draft.category.trim() === '') problems.category = 'Choose a category, or name a new one.';
  return problems;
}

/** True if two drafts would be saved as the same. */
export function sameDraft(a: QuestionDraft, b: QuestionDraft): boolean {
  return sameParts(PARTS, a, b);
}

/** How a browser keeps drafts of questions: `complete` reads those of an earlier Drawbridge too. */
export const QUESTION_DRAFT = {
  same: sameDraft,
  complete: (kept: Partial<QuestionDraft>): QuestionDraft => ({
    ...EMPTY_DRAFT,
    ...kept,
    sections: { ...EMPTY_DRAFT.sections, ...kept.sections },
  }),
};

const PARTS: readonly DraftPart<QuestionDraft>[] = [
  { title: 'Prompt', read: (draft) => normalizeText(draft.prompt), take: ({ prompt }) => ({ prompt }) },
  { title: 'Category', read: (draft) => draft.category.trim(), take: ({ category }) => ({ category }) },
  { title: 'Minutes', read: (draft) => draft.minutes.trim(), take: ({ minutes }) => ({ minutes }) },
  {
    title: 'Difficulty',
    read: (draft) => String(draft.difficulty),
    take: ({ difficulty }) => ({ difficulty }),
  },
  { title: 'Tags', read: (draft) => draft.tags.join(), take: ({ tags }) => ({ tags }) },
  ...GUIDE_SECTIONS.map(({ id, title }) => ({
    title,
    read: (draft: QuestionDraft) => normalizeText(draft.sections[id]),
    take: (from: QuestionDraft, into: QuestionDraft) => ({
      sections: { ...into.sections, [id]: from.sections[id] },
    }),
  })),
  {
    title: 'Related questions',
    read: (draft) => draft.related.map(({ slug }) => slug).join(),
    take: ({ related }) => ({ related }),
  },
];

/** `combineParts` for questions. */
export function combine(
  base: QuestionDraft,
  theirs: QuestionDraft,
  mine: QuestionDraft,
): { draft: QuestionDraft; both: string[] } {
  return combineParts(PARTS, base, theirs, mine);
}

/** `pairParts` for questions, in reading order. */
export function pairParts(before: QuestionDraft, after: QuestionDraft, all = false): PartPair[] {
  return pairOf(PARTS, before, after, all);
}
