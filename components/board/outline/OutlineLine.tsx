import { ChevronRight, Frame, Group, MoveRight, Pencil, Square, StickyNote, Type } from 'lucide-react';
import { memo } from 'react';
import { cx } from '@/components/ui/cx';
import type { What } from '@/lib/board/outline/facts';
import type { OutlineRow } from '@/lib/board/outline/rows';
import { sayOver, scaleOf, whatName } from '@/lib/board/outline/words';
import { KindIcon } from '../components/KindIcon';

export interface OutlineLineProps {
  id: string;
  row: OutlineRow;
  /** Where it is in the tree, in pixels. */
  top: number;
  isActive: boolean;
  isSelected: boolean;
  onShow: (row: OutlineRow) => void;
  onToggle: (row: OutlineRow) => void;
}

const INDENT = 14;

/** One line of the outline. The keys are the tree's; a click shows the line's shape. */
export const OutlineLine = memo(function OutlineLine(props: OutlineLineProps) {
  const { id, row, top, isActive, isSelected, onShow, onToggle } = props;
  const { entry, link, level, isOpen, name } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names the active line
    <div
      id={id}
      role="treeitem"
      aria-label={row.said}
      aria-level={level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={isSelected}
      {...(isOpen !== null && { 'aria-expanded': isOpen })}
      data-active={isActive || undefined}
      className={cx(
        'absolute inset-x-0 flex h-8 cursor-default select-none items-center gap-1.5 rounded-sm pr-2 hover:bg-hover',
        'group-focus-visible:data-active:outline-2 group-focus-visible:data-active:outline-focus group-focus-visible:data-active:-outline-offset-2',
        isSelected && 'bg-accent-soft hover:bg-accent-soft',
      )}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 2 + (level - 1) * INDENT }}
      onClick={() => onShow(row)}
    >
      <span
        aria-hidden="true"
        className={cx(
          'flex size-5 shrink-0 items-center justify-center rounded-xs text-subtle',
          isOpen !== null && 'hover:bg-pressed hover:text-ink',
        )}
        onClick={(event) => {
          if (isOpen === null) return;
          event.stopPropagation();
          onToggle(row);
        }}
      >
        {isOpen === null ? null : (
          <ChevronRight className={cx('size-3.5 transition-transform', isOpen && 'rotate-90')} />
        )}
      </span>
      {entry ? (
        <WhatIcon what={entry.what} />
      ) : (
        <MoveRight aria-hidden className="size-4 shrink-0 text-subtle" />
      )}
      <span className={cx('truncate', link && 'text-muted')}>{name}</span>
      <span className="ml-auto max-w-1/2 shrink-0 truncate pl-2 text-subtle text-xs">
        {link ? sayOver(link) : entry ? asideOf(entry) : ''}
      </span>
    </div>
  );
});

/** What stands at the end of an entry's line: its scale, or else what it is where its name does not say so. */
function asideOf(entry: NonNullable<OutlineRow['entry']>): string {
  const scale = scaleOf(entry);
  if (scale !== '') return scale;
  const { what, text } = entry;
  return text !== '' && (what.type === 'component' || what.type === 'boundary') ? whatName(what) : '';
}

const ICONS = {
  shape: Square,
  frame: Frame,
  group: Group,
  note: StickyNote,
  text: Type,
  drawing: Pencil,
} as const;

function WhatIcon({ what }: { what: What }) {
  if (what.type === 'component' || what.type === 'boundary') return <KindIcon kind={what.kind} />;
  const Icon = ICONS[what.type];
  return (
    <span className="flex size-5 shrink-0 items-center justify-center text-muted">
      <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
    </span>
  );
}
