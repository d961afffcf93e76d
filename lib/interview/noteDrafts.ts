import type { NoteView } from '@/lib/schemas/note';

/** A note as its author's browser holds it until the server has stored it. */
export type NoteDraft = {
  id: string;
  interviewId: string;
  body: string;
  at: string;
  askedQuestionId: string | null;
  revision: number;
};

/** One note to show: the server's copy, or the author's newer text over it. */
export type ShownNote = {
  id: string;
  body: string;
  at: string;
  askedQuestionId: string | null;
  revision: number;
};

/**
 * The author's notes in the order of their moments: what the server holds, with every newer draft over it
 * and new drafts added. Notes that were removed here and empty ones are left out.
 */
export function mergeNotes(
  stored: readonly NoteView[],
  drafts: Readonly<Record<string, NoteDraft>>,
  removed: ReadonlySet<string>,
): ShownNote[] {
  const shown = new Map<string, ShownNote>();
  for (const note of stored) shown.set(note.id, note);
  for (const draft of Object.values(drafts)) {
    const known = shown.get(draft.id);
    if (!known || draft.revision > known.revision) shown.set(draft.id, draft);
  }
  return [...shown.values()]
    .filter((note) => !removed.has(note.id) && note.body.trim() !== '')
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}
