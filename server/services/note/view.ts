import type { NoteView } from '@/lib/schemas/note';
import type { Prisma } from '@/prisma/generated/client';

export const NOTE_INCLUDE = {
  author: { select: { name: true } },
  interview: { select: { startedAt: true } },
} satisfies Prisma.NoteInclude;

/** A note as its reader, a member of staff, sees it. */
export function noteView(
  note: Prisma.NoteGetPayload<{ include: typeof NOTE_INCLUDE }>,
  readerId: string,
): NoteView {
  const { startedAt } = note.interview;
  return {
    id: note.id,
    authorId: note.authorId,
    authorName: note.author.name,
    mine: note.authorId === readerId,
    body: note.body,
    at: note.at.toISOString(),
    offsetMs: startedAt && note.at.getTime() - startedAt.getTime(),
    askedQuestionId: note.askedQuestionId,
    revision: note.revision,
    updatedAt: note.updatedAt.toISOString(),
  };
}
