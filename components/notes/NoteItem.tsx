'use client';

import { Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/IconButton';
import type { ShownNote } from '@/lib/interview/noteDrafts';
import { NoteMoment } from './NoteMoment';

/** One of the author's notes, edited in place. */
export function NoteItem({
  note,
  startedAt,
  prompt,
  onChange,
  onRemove,
}: {
  note: ShownNote;
  startedAt: string | null;
  /** The question it belongs to, where it differs from the note above. */
  prompt: string | null;
  onChange: (body: string) => void;
  onRemove: () => void;
}) {
  return (
    <li className="group">
      {prompt ? <p className="mt-3 mb-1 font-medium text-muted text-xs">{prompt}</p> : null}
      <div className="flex items-start gap-2">
        <NoteMoment at={note.at} startedAt={startedAt} />
        <textarea
          aria-label="Note"
          className="field-sizing-content min-h-6 min-w-0 flex-1 resize-none rounded-sm bg-transparent px-1 py-0.5 leading-5 hover:bg-hover focus-visible:outline-2"
          value={note.body}
          onChange={(event) => onChange(event.target.value)}
        />
        <IconButton
          label="Delete this note"
          icon={<Trash2 />}
          size="sm"
          className="opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
          onClick={onRemove}
        />
      </div>
    </li>
  );
}
