import { useState } from 'react';
import type { Editor, TLShapeId } from 'tldraw';
import { Field } from '@/components/ui/Field';
import type { Protocol } from '@/lib/board/components/kinds';
import { entriesOf, type OutlinePage } from '@/lib/board/outline/outline';
import type { OutlineRow } from '@/lib/board/outline/rows';
import { nameOf } from '@/lib/board/outline/words';
import { connectShapes } from '../../components/connectShapes';
import type { FormDone } from '../OutlineForm';
import { EntryCombobox } from './EntryCombobox';
import { FormCard } from './FormCard';
import { ProtocolSelect } from './ProtocolSelect';
import { WordsField } from './WordsField';

/** Draws an arrow from an entry to another one. */
export function ConnectForm({
  editor,
  page,
  row,
  onDone,
}: {
  editor: Editor;
  page: OutlinePage;
  row: OutlineRow;
  onDone: FormDone;
}) {
  const [to, setTo] = useState<string | null>(null);
  const [label, setLabel] = useState('');
  const [protocol, setProtocol] = useState<Protocol | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const entries = [...entriesOf(page.entries)].filter(({ what }) => what.type !== 'group');
  const target = entries.find(({ id }) => id === to);

  function submit(): void {
    if (!target) {
      setIsMissing(true);
      return;
    }
    const options = { label: label.trim(), protocol };
    const id = connectShapes(editor, row.id as TLShapeId, target.id as TLShapeId, options);
    const done = id
      ? `Connected ${row.name} to ${nameOf(target)}`
      : 'Nothing was connected: one of the two is gone';
    onDone(done, row.id);
  }

  return (
    <FormCard
      title={`Connect ${row.name}`}
      action="Connect"
      onSubmit={submit}
      onCancel={() => onDone(null, null)}
    >
      <Field label="To" error={isMissing && !target ? 'Choose what it calls.' : null}>
        <EntryCombobox entries={entries} value={to} onValueChange={setTo} placeholder="A name" autoFocus />
      </Field>
      <Field label="Protocol">
        <ProtocolSelect value={protocol} onValueChange={setProtocol} />
      </Field>
      <WordsField label="Label" value={label} onValueChange={setLabel} placeholder="reads" />
    </FormCard>
  );
}
