'use client';

import { ArrowDown, ArrowUp, ChevronRight, Copy, Trash2 } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/IconButton';
import { fieldName } from '@/lib/rubric/check';
import type { CriterionDraft } from '@/lib/rubric/draft';
import { shareText } from '@/lib/rubric/shares';
import { CriterionFields } from './CriterionFields';

/** What can be done with a criterion as a whole. */
export type CriterionCommand = 'up' | 'down' | 'duplicate' | 'remove' | 'toggle';

/** The id of the control for a command, which takes the focus after it. */
export function commandId(command: CriterionCommand, key: string): string {
  return fieldName([command], key);
}

/** One criterion in the form: its name and place, and its fields where it is open. */
export function CriterionCard({
  criterion,
  place,
  share,
  open,
  isFull,
  errors,
  onCommand,
  onChange,
}: {
  criterion: CriterionDraft;
  /** From 1, and of how many. */
  place: { number: number; of: number };
  share: number | null;
  open: boolean;
  /** The rubric takes no more criteria. */
  isFull: boolean;
  errors: ReadonlyMap<string, string>;
  onCommand: (command: CriterionCommand) => void;
  onChange: (change: Partial<CriterionDraft>) => void;
}) {
  const { key } = criterion;
  const name = criterion.title.trim() || 'New criterion';
  const fieldsId = fieldName(['fields'], key);
  const control = (command: CriterionCommand) => ({
    id: commandId(command, key),
    onClick: () => onCommand(command),
  });
  return (
    <li className="rounded-lg border">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-2 py-1.5">
        <h3 className="min-w-0 flex-1 basis-56">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? fieldsId : undefined}
            className="flex min-h-8 w-full items-center gap-2 rounded-sm px-1 text-left hover:bg-hover"
            {...control('toggle')}
          >
            <ChevronRight
              aria-hidden
              className={cx('size-4 shrink-0 text-subtle transition-transform', open && 'rotate-90')}
            />
            <span className="text-subtle tabular">{place.number}</span>
            <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
            <span className="text-muted tabular">{shareText(share)}</span>
          </button>
        </h3>
        <div className="ml-auto flex">
          <IconButton
            {...control('up')}
            size="sm"
            label={`Move up: ${name}`}
            icon={<ArrowUp />}
            disabled={place.number === 1}
          />
          <IconButton
            {...control('down')}
            size="sm"
            label={`Move down: ${name}`}
            icon={<ArrowDown />}
            disabled={place.number === place.of}
          />
          <IconButton
            {...control('duplicate')}
            size="sm"
            label={`Duplicate: ${name}`}
            icon={<Copy />}
            disabled={isFull}
          />
          <IconButton
            {...control('remove')}
            size="sm"
            label={`Remove: ${name}`}
            icon={<Trash2 />}
            disabled={place.of === 1}
          />
        </div>
      </div>
      {open ? (
        <div id={fieldsId} className="border-t px-4 pt-4 pb-5">
          <CriterionFields criterion={criterion} share={share} errors={errors} onChange={onChange} />
        </div>
      ) : null}
    </li>
  );
}
