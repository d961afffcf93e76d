import { useState } from 'react';
import type { Editor, TLShapeId } from 'tldraw';
import { Field } from '@/components/ui/Field';
import type { OutlineLink } from '@/lib/board/outline/outline';
import { sayOver } from '@/lib/board/outline/words';
import { changeArrow } from '../editOutline';
import type { FormDone } from '../OutlineForm';
import { FormCard } from './FormCard';
import { ProtocolSelect } from './ProtocolSelect';
import { WordsField } from './WordsField';

/** Changes what goes over an arrow, and how. */
export function ArrowForm({
  editor,
  link,
  name,
  onDone,
}: {
  editor: Editor;
  link: OutlineLink;
  /** What it leads to. */
  name: string;
  onDone: FormDone;
}) {
  const [label, setLabel] = useState(link.label);
  const [protocol, setProtocol] = useState(link.protocol);

  function submit(): void {
    changeArrow(editor, link.id as TLShapeId, label.trim(), protocol);
    const over = sayOver({ label: label.trim(), protocol });
    onDone(`Changed the arrow to ${name}${over === '' ? '' : `: ${over}`}`, link.id);
  }

  return (
    <FormCard
      title={`Edit the arrow to ${name}`}
      action="Save"
      onSubmit={submit}
      onCancel={() => onDone(null, null)}
    >
      <WordsField label="Label" value={label} onValueChange={setLabel} placeholder="reads" autoFocus />
      <Field label="Protocol">
        <ProtocolSelect value={protocol} onValueChange={setProtocol} />
      </Field>
    </FormCard>
  );
}
