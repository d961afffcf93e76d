import { useState } from 'react';
import type { Editor, TLShapeId } from 'tldraw';
import { Field } from '@/components/ui/Field';
import { NumberField } from '@/components/ui/NumberField';
import { type ComponentKind, factsOf } from '@/lib/board/components/kinds';
import { MAX_COUNT } from '@/lib/board/components/shape';
import type { OutlineEntry } from '@/lib/board/outline/outline';
import { nameOf, sayEntry } from '@/lib/board/outline/words';
import { changeComponent } from '../editOutline';
import type { FormDone } from '../OutlineForm';
import { FormCard } from './FormCard';
import { KindCombobox } from './KindCombobox';
import { WordsField } from './WordsField';

/** Changes all that a component says. */
export function ComponentForm({
  editor,
  entry,
  kind,
  onDone,
}: {
  editor: Editor;
  entry: OutlineEntry;
  kind: ComponentKind;
  onDone: FormDone;
}) {
  const { text, detail, replicas, shards, region } = entry;
  const [said, setSaid] = useState({ kind, label: text, detail, replicas, shards, region });
  const change = (changed: Partial<typeof said>) => setSaid((before) => ({ ...before, ...changed }));

  function submit(): void {
    const [label, line, place] = [said.label, said.detail, said.region].map((words) => words.trim());
    const props = { ...said, label: label ?? '', detail: line ?? '', region: place ?? '' };
    changeComponent(editor, entry.id as TLShapeId, props);
    const what = { type: 'component' as const, kind: said.kind };
    onDone(`Changed to ${sayEntry({ ...entry, ...props, text: props.label, what })}`, entry.id);
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
        value={said.label}
        onValueChange={(words) => change({ label: words })}
        placeholder={factsOf(said.kind).name}
        autoFocus
      />
      <Field label="Kind">
        <KindCombobox value={said.kind} onValueChange={(chosen) => change({ kind: chosen })} />
      </Field>
      <WordsField
        label="Detail"
        value={said.detail}
        onValueChange={(words) => change({ detail: words })}
        placeholder="PostgreSQL 17, 200 GB"
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label="Replicas">
          <NumberField
            value={said.replicas}
            min={1}
            max={MAX_COUNT}
            unit="replicas"
            onValueChange={(count) => change({ replicas: count })}
          />
        </Field>
        <Field label="Shards">
          <NumberField
            value={said.shards}
            min={1}
            max={MAX_COUNT}
            unit="shards"
            onValueChange={(count) => change({ shards: count })}
          />
        </Field>
      </div>
      <WordsField
        label="Region"
        value={said.region}
        onValueChange={(words) => change({ region: words })}
        maxLength={100}
        placeholder="eu-west-1"
      />
    </FormCard>
  );
}
