import { slugSchema } from '@/lib/packs/fields';
import { z } from '@/lib/zod';

export const packSlugInput = z.object({ slug: slugSchema });

/** A pack of the workspace. */
export type PackListItem = {
  id: string;
  slug: string;
  title: string;
  version: string;
  description: string;
  questions: number;
};

/** What an import shows before anything is written is bounded, as a pack may have 10,000 questions. */
export const PREVIEW_LIMITS = {
  /** Questions that are listed, the unchanged aside. */
  questions: 1_000,
  /** Questions whose differences are shown. */
  differences: 200,
  /** Characters shown of what differs in one field. */
  characters: 4_000,
  /** Problems that are listed where a pack is refused. */
  problems: 200,
} as const;

/** What becomes of a question when a pack is imported. */
export const QUESTION_CHANGES = ['new', 'changed', 'restored', 'moved', 'archived'] as const;
export type QuestionChange = (typeof QUESTION_CHANGES)[number];

/** A field that differs, word by word: what stays, goes and comes. Long stretches that stay are cut out. */
export type FieldDifference = {
  field: string;
  parts: { kind: 'same' | 'removed' | 'added'; text: string }[];
  /** There is more than what is given. */
  isCut: boolean;
};

/** Everything that an import changes, or would. */
export type PackImportView = {
  slug: string;
  title: string;
  version: string;
  /** The pack of this slug that the workspace has; null where it is new. */
  stored: { title: string; version: string } | null;
  /** Differences of the pack itself: title, version, description, rubric, tags, documents. */
  differences: FieldDifference[];
  counts: Record<QuestionChange | 'unchanged', number>;
  questions: {
    slug: string;
    prompt: string;
    category: string;
    change: QuestionChange;
    /** Empty unless the question has changed. */
    differences: FieldDifference[];
  }[];
  /** Questions beyond those that are listed. */
  more: number;
  categories: { title: string; change: 'new' | 'renamed' | 'moved' | 'removed'; was: string | null }[];
  rubrics: {
    slug: string;
    title: string;
    change: 'new' | 'changed' | 'unchanged';
    /** The criteria that are new, changed or gone, by title. */
    added: string[];
    changed: string[];
    removed: string[];
  }[];
  /** Recognizes this set of changes: an import that shows it is refused once the bank has changed. */
  fingerprint: string;
};
