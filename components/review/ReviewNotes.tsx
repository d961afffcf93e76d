import { NoteMoment } from '@/components/notes/NoteMoment';
import { Avatar } from '@/components/ui/Avatar';
import { EmptyState } from '@/components/ui/EmptyState';
import { memberPerson, personColor } from '@/lib/people';
import type { NoteView } from '@/lib/schemas/note';
import type { AskedView } from '@/lib/schemas/room';

/** Everyone's notes in the order of their moments, under the question they belong to. */
export function ReviewNotes({
  notes,
  asked,
  startedAt,
}: {
  notes: NoteView[];
  asked: AskedView[];
  startedAt: string | null;
}) {
  if (notes.length === 0) {
    return (
      <EmptyState compact title="No notes were taken">
        Notes that panel members write in the room are shown here.
      </EmptyState>
    );
  }
  return (
    <ol className="space-y-2">
      {notes.map((note, index) => {
        const prompt = asked.find((question) => question.id === note.askedQuestionId)?.prompt;
        const isNewQuestion = notes[index - 1]?.askedQuestionId !== note.askedQuestionId;
        return (
          <li key={note.id}>
            {prompt && isNewQuestion ? (
              <p className="mt-3 mb-1 font-medium text-muted text-xs">{prompt}</p>
            ) : null}
            <div className="flex items-start gap-2.5">
              <NoteMoment at={note.at} startedAt={startedAt} />
              <Avatar
                size="xs"
                name={note.authorName}
                color={personColor(memberPerson(note.authorId))}
                className="mt-0.5"
              />
              <p className="min-w-0 flex-1 whitespace-pre-wrap break-words">{note.body}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
