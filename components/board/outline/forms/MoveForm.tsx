import { useState } from 'react';
import type { Editor, TLShapeId } from 'tldraw';
import { Field } from '@/components/ui/Field';
import { entriesOf, type OutlinePage } from '@/lib/board/outline/outline';
import type { OutlineRow } from '@/lib/board/outline/rows';
import { nameOf } from '@/lib/board/outline/words';
import { moveInto } from '../editOutline';
import type { FormDone } from '../OutlineForm';
import { BoundarySelect } from './BoundarySelect';
import { FormCard } from './FormCard';

/** Moves an entry into a boundary, or out of it. */
export function MoveForm({
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
  const [within, setWithin] = useState<string | null>(row.parentId);

  function submit(): void {
    if (within === row.parentId) {
      onDone(null, row.id);
      return;
    }
    moveInto(editor, row.id as TLShapeId, within as TLShapeId | null);
    const target = [...entriesOf(page.entries)].find(({ id }) => id === within);
    onDone(target ? `Moved ${row.name} into ${nameOf(target)}` : `Moved ${row.name} onto the page`, row.id);
  }

  return (
    <FormCard title={`Move ${row.name}`} action="Move" onSubmit={submit} onCancel={() => onDone(null, null)}>
      <Field label="Into">
        <BoundarySelect page={page} value={within} onValueChange={setWithin} except={row.id} autoFocus />
      </Field>
    </FormCard>
  );
}
