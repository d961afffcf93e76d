'use client';

import { Kbd } from '@/components/ui/Kbd';
import { Textarea } from '@/components/ui/Textarea';

/** Where the next note is typed. It is saved while it is typed; Enter begins another. */
export function NoteComposer({
  body,
  onChange,
  onFinish,
}: {
  body: string;
  onChange: (body: string) => void;
  onFinish: () => void;
}) {
  return (
    <div className="shrink-0 border-line border-t bg-panel px-4 py-3">
      <Textarea
        autoGrow
        rows={2}
        aria-label="New note"
        placeholder="Write a note"
        value={body}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (body.trim() !== '') onFinish();
        }}
      />
      <p className="mt-1.5 text-subtle text-xs">
        <Kbd keys={['Enter']} /> next note · <Kbd keys={['Shift', 'Enter']} /> new line
      </p>
    </div>
  );
}
