import { expect, it } from 'vitest';
import type { NoteView } from '@/lib/schemas/note';
import { mergeNotes, type NoteDraft } from './noteDrafts';

const stored = (id: string, body: string, at: string, revision = 1): NoteView => ({
  id,
  body,
  at,
  revision,
  authorId: 'm',
  authorName: 'M',
  mine: true,
  offsetMs: null,
  askedQuestionId: null,
  updatedAt: at,
});
const draft = (id: string, body: string, at: string, revision: number): NoteDraft => ({
  id,
  interviewId: 'i',
  body,
  at,
  askedQuestionId: null,
  revision,
});

it('shows the newer text, adds new drafts and sorts by moment', () => {
  const notes = mergeNotes(
    [stored('b', 'second', '2026-01-01T10:05:00Z'), stored('a', 'first', '2026-01-01T10:00:00Z', 3)],
    {
      a: draft('a', 'older draft', '2026-01-01T10:00:00Z', 2),
      b: draft('b', 'second, longer', '2026-01-01T10:05:00Z', 2),
      c: draft('c', 'between', '2026-01-01T10:02:00Z', 1),
    },
    new Set(),
  );
  expect(notes.map((note) => note.body)).toEqual(['first', 'between', 'second, longer']);
});

it('leaves out removed and empty notes', () => {
  const notes = mergeNotes(
    [stored('a', 'gone', '2026-01-01T10:00:00Z'), stored('b', '  ', '2026-01-01T10:01:00Z')],
    {},
    new Set(['a']),
  );
  expect(notes).toEqual([]);
});
