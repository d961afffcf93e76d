import { Cable, FolderInput, Pencil, Plus, Redo2, SquareDashed, Trash2, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import type { OutlineRow } from '@/lib/board/outline/rows';
import { type OutlineTask, TASK_KEYS, taskFor } from './outlineTasks';

export interface OutlineToolbarProps {
  /** The line that the tools are for. */
  active: OutlineRow | null;
  onTask: (task: OutlineTask) => void;
  onDelete: () => void;
  onUndo: () => void;
  onRedo: () => void;
}

/** What can be done in the outline, with the keys that do the same in its tree. */
export function OutlineToolbar({ active, onTask, onDelete, onUndo, onRedo }: OutlineToolbarProps) {
  const tool = (what: OutlineTask['what'], label: string, icon: ReactElement) => {
    const task = taskFor(what, active);
    return (
      <IconButton
        label={label}
        icon={icon}
        size="sm"
        keys={[TASK_KEYS[what]]}
        side="bottom"
        disabled={!task}
        onClick={() => task && onTask(task)}
      />
    );
  };

  return (
    <div role="toolbar" aria-label="Outline" className="flex items-center gap-0.5 px-3 pb-2">
      <Button
        size="sm"
        icon={<Plus />}
        className="mr-1"
        aria-label="Add a component"
        aria-keyshortcuts={TASK_KEYS.component}
        onClick={() => onTask({ what: 'component', near: active })}
      >
        Add
      </Button>
      {tool('boundary', 'Add a boundary', <SquareDashed />)}
      {tool('connect', 'Connect to…', <Cable />)}
      {tool('edit', 'Edit', <Pencil />)}
      {tool('move', 'Move into…', <FolderInput />)}
      <IconButton
        label="Delete"
        icon={<Trash2 />}
        size="sm"
        keys={['Del']}
        side="bottom"
        disabled={!active}
        onClick={onDelete}
      />
      <span className="ml-auto flex gap-0.5">
        <IconButton label="Undo" icon={<Undo2 />} size="sm" side="bottom" onClick={onUndo} />
        <IconButton label="Redo" icon={<Redo2 />} size="sm" side="bottom" onClick={onRedo} />
      </span>
    </div>
  );
}
