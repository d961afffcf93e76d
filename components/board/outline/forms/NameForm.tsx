import { useState } from 'react';
import type { Editor, TLShapeId } from 'tldraw';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/Textarea';
import type { OutlineEntry } from '@/lib/board/outline/outline';
import { nameOf } from '@/lib/board/outline/words';
import { rename } from '../editOutline';
import type { FormDone } from '../OutlineForm';
import { FormCard } from './FormCard';

/** Changes the words on a shape, a note, a text or a frame. */
export function NameForm({
  editor,
  entry,
  onDone,
}: {
  editor: Editor;
  entry: OutlineEntry;
  onDone: FormDone;
}) {
  const [text, setText] = useState(entry.text);

  function submit(): void {
    rename(editor, entry.id as TLShapeId, text.trim());
    onDone(`Changed to ${nameOf({ ...entry, text: text.trim() })}`, entry.id);
  }

  return (
    <FormCard
      title={`Edit ${nameOf(entry)}`}
      action="Save"
      onSubmit={submit}
      onCancel={() => onDone(null, null)}
    >
      <Field label="Words">
        <Textarea
          value={text}
          rows={2}
          autoGrow
          maxLength={2_000}
          autoFocus
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            submit();
          }}
        />
      </Field>
    </FormCard>
  );
}
