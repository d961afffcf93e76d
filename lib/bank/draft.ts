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
  return PARTS.every(({ read }) => read(a) === read(b));
}

const PARTS: readonly { title: string; read: (draft: QuestionDraft) => string; take: Take }[] = [
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
type Take = (from: QuestionDraft, into: QuestionDraft) => Partial<QuestionDraft>;

/**
 * Puts one's own changes on top of what someone else has saved since `base`: what one did not touch is
 * theirs, what one changed stays one's own. `both` names the parts that both changed.
 */
export function combine(
  base: QuestionDraft,
  theirs: QuestionDraft,
  mine: QuestionDraft,
): { draft: QuestionDraft; both: string[] } {
  let draft = theirs;
  const both: string[] = [];
  for (const { title, read, take } of PARTS) {
    if (read(mine) === read(base)) continue;
    draft = { ...draft, ...take(mine, draft) };
    if (read(theirs) !== read(base) && read(theirs) !== read(mine)) both.push(title);
  }
  return { draft, both };
}

/** One part of a question in two versions. */
export type PartPair = { title: string; before: string; after: string };

/** The parts of two drafts as texts, in reading order; with `all` also those that are the same. */
export function pairParts(before: QuestionDraft, after: QuestionDraft, all = false): PartPair[] {
  return PARTS.map(({ title, read }) => ({ title, before: read(before), after: read(after) })).filter(
    (pair) => pair.before !== pair.after || (all && pair.after !== ''),
  );
}
