import { useState } from 'react';
import type { Editor, TLShapeId } from 'tldraw';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import { BOUNDARY_KINDS, BOUNDARY_NAMES, type BoundaryKind } from '@/lib/board/components/kinds';
import type { OutlineEntry } from '@/lib/board/outline/outline';
import { nameOf, sayEntry } from '@/lib/board/outline/words';
import { changeBoundary } from '../editOutline';
import type { FormDone } from '../OutlineForm';
import { FormCard } from './FormCard';
import { WordsField } from './WordsField';

const OPTIONS = BOUNDARY_KINDS.map((kind) => ({ value: kind, label: BOUNDARY_NAMES[kind] }));

/** Changes a boundary's name and what it stands for. */
export function BoundaryForm({
  editor,
  entry,
  kind,
  onDone,
}: {
  editor: Editor;
  entry: OutlineEntry;
  kind: BoundaryKind;
  onDone: FormDone;
}) {
  const [name, setName] = useState(entry.text);
  const [chosen, setChosen] = useState(kind);

  function submit(): void {
    changeBoundary(editor, entry.id as TLShapeId, chosen, name.trim());
    const what = { type: 'boundary' as const, kind: chosen };
    onDone(`Changed to ${sayEntry({ ...entry, text: name.trim(), what })}`, entry.id);
  }

  return (
    <FormCard
      title={`Edit ${nameOf(entry)}`}
      action="Save"
      onSubmit={submit}
      onCancel={() => onDone(null, null)}
    >
      <WordsField
        label="Name"
        value={name}
        onValueChange={setName}
        placeholder={BOUNDARY_NAMES[chosen]}
        autoFocus
      />
      <Field label="Kind">
        <Select value={chosen} options={OPTIONS} onValueChange={setChosen} />
      </Field>
    </FormCard>
  );
}
