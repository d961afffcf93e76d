import { useState } from 'react';
import type { Editor, TLShapeId } from 'tldraw';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/Select';
import {
  BOUNDARY_KINDS,
  BOUNDARY_NAMES,
  type BoundaryKind,
  type ComponentKind,
  factsOf,
} from '@/lib/board/components/kinds';
import { entriesOf, type OutlineEntry, type OutlinePage } from '@/lib/board/outline/outline';
import type { OutlineRow } from '@/lib/board/outline/rows';
import { addPart } from '../editOutline';
import type { FormDone } from '../OutlineForm';
import { BoundarySelect, isSurrounding } from './BoundarySelect';
import { FormCard } from './FormCard';
import { KindCombobox } from './KindCombobox';
import { WordsField } from './WordsField';

const BOUNDARY_OPTIONS = BOUNDARY_KINDS.map((kind) => ({ value: kind, label: BOUNDARY_NAMES[kind] }));

/** Adds a component or a boundary. */
export function AddForm({
  editor,
  page,
  what,
  near,
  onDone,
}: {
  editor: Editor;
  page: OutlinePage;
  what: 'component' | 'boundary';
  /** The line that the keys were at; what surrounds it surrounds the new one, too. */
  near: OutlineRow | null;
  onDone: FormDone;
}) {
  const [kind, setKind] = useState<ComponentKind | null>(null);
  const [boundary, setBoundary] = useState<BoundaryKind>('region');
  const [label, setLabel] = useState('');
  const [within, setWithin] = useState(() =>
    surroundingOf(page.entries, near?.entry?.id ?? near?.parentId ?? null),
  );
  const [isMissing, setIsMissing] = useState(false);
  const isComponent = what === 'component';

  function submit(): void {
    const chosen = isComponent ? kind : boundary;
    if (!chosen) {
      setIsMissing(true);
      return;
    }
    const id = addPart(editor, chosen, { label: label.trim(), within: within as TLShapeId | null });
    const name = isComponent && kind ? factsOf(kind).name : BOUNDARY_NAMES[boundary];
    const told = label.trim() === '' ? name : `${label.trim()}, ${name}`;
    onDone(id ? `Added ${told}` : 'This page is full: nothing was added', id);
  }

  return (
    <FormCard
      title={isComponent ? 'Add a component' : 'Add a boundary'}
      action="Add"
      onSubmit={submit}
      onCancel={() => onDone(null, null)}
    >
      <Field label="Kind" error={isMissing && !kind ? 'Choose what it is.' : null}>
        {isComponent ? (
          <KindCombobox value={kind} onValueChange={setKind} autoFocus />
        ) : (
          <Select value={boundary} options={BOUNDARY_OPTIONS} onValueChange={setBoundary} />
        )}
      </Field>
      <WordsField
        label="Name"
        value={label}
        onValueChange={setLabel}
        placeholder={isComponent && kind ? factsOf(kind).name : undefined}
        autoFocus={!isComponent}
      />
      {page.entries.some(isSurrounding) ? (
        <Field label="Inside">
          <BoundarySelect page={page} value={within} onValueChange={setWithin} />
        </Field>
      ) : null}
    </FormCard>
  );
}

/** The innermost boundary or frame that an entry is or is in. */
function surroundingOf(entries: readonly OutlineEntry[], id: string | null): string | null {
  for (const entry of entries) {
    if (entry.id === id) return isSurrounding(entry) ? id : null;
    const isWithin = [...entriesOf(entry.children)].some((inner) => inner.id === id);
    if (isWithin) return surroundingOf(entry.children, id) ?? (isSurrounding(entry) ? entry.id : null);
  }
  return null;
}
