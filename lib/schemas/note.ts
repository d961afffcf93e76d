import { z } from '@/lib/zod';
import { idSchema } from './common';

/** Longest note, in characters: several pages; autosave sends it whole. */
export const NOTE_MAX = 20_000;

/**
 * Saves a note whole. The id is made by the client, so a save that is retried is the same note.
 * `revision` counts the client's saves of this note from 1; an older revision never overwrites a newer one.
 */
export const saveNoteInput = z.object({
  id: idSchema,
  interviewId: idSchema,
  body: z.string().max(NOTE_MAX, `A note has at most ${NOTE_MAX} characters; start a new one.`),
  at: z.iso.datetime({ offset: true }),
  askedQuestionId: idSchema.nullable(),
  revision: z.number().int().min(1),
});

export const noteIdInput = z.object({ noteId: idSchema });

export type NoteView = {
  id: string;
  authorId: string;
  authorName: string;
  mine: boolean;
  body: string;
  at: string;
  /** Milliseconds from the interview's start; negative before it; null when it has not started. */
  offsetMs: number | null;
  askedQuestionId: string | null;
  revision: number;
  updatedAt: string;
};
