import type { Editor } from 'tldraw';
import type { OutlinePage } from '@/lib/board/outline/outline';
import { AddForm } from './forms/AddForm';
import { ArrowForm } from './forms/ArrowForm';
import { BoundaryForm } from './forms/BoundaryForm';
import { ComponentForm } from './forms/ComponentForm';
import { ConnectForm } from './forms/ConnectForm';
import { MoveForm } from './forms/MoveForm';
import { NameForm } from './forms/NameForm';
import type { OutlineTask } from './outlineTasks';

/** Ends a form: what is said about it, and the line that the keys go to. Nulls where nothing was done. */
export type FormDone = (sentence: string | null, goTo: string | null) => void;

/** The form of a task. */
export function OutlineForm({
  editor,
  page,
  task,
  onDone,
}: {
  editor: Editor;
  page: OutlinePage;
  task: OutlineTask;
  onDone: FormDone;
}) {
  const common = { editor, page, onDone };
  switch (task.what) {
    case 'component':
    case 'boundary':
      return <AddForm key={task.what} {...common} what={task.what} near={task.near} />;
    case 'connect':
      return <ConnectForm {...common} row={task.row} />;
    case 'move':
      return <MoveForm {...common} row={task.row} />;
    case 'edit':
      return <EditForm {...common} row={task.row} />;
  }
}

function EditForm({ row, ...common }: Omit<Parameters<typeof ConnectForm>[0], 'page'>) {
  const { entry, link } = row;
  if (link) return <ArrowForm {...common} link={link} name={row.name} />;
  if (entry?.what.type === 'component') {
    return <ComponentForm {...common} entry={entry} kind={entry.what.kind} />;
  }
  if (entry?.what.type === 'boundary')
    return <BoundaryForm {...common} entry={entry} kind={entry.what.kind} />;
  return entry ? <NameForm {...common} entry={entry} /> : null;
}
