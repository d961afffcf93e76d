import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import type { OutlineRow } from '@/lib/board/outline/rows';
import { OutlineLine } from './OutlineLine';

const ROW_HEIGHT = 32;
/** Trees of up to so many lines are in the document whole, so that a screen reader's own search finds all of it. */
const ALL_ROWS = 400;
const OVERSCAN = 20;

export interface OutlineTreeProps {
  ref: RefObject<HTMLElement | null>;
  rows: readonly OutlineRow[];
  /** The line that the keys are at. */
  activeId: string | null;
  /** Ids of what is selected on the canvas. */
  selected: ReadonlySet<string>;
  onActivate: (row: OutlineRow) => void;
  /** Selects the line's shape on the canvas and shows it. */
  onShow: (row: OutlineRow) => void;
  onToggle: (row: OutlineRow) => void;
  /** What other keys do; true where it did something. */
  onKey: (event: KeyboardEvent) => boolean;
  labelledBy: string;
}

/** The outline as a tree: one stop of the Tab key, in which arrow keys move. */
export function OutlineTree(props: OutlineTreeProps) {
  const { ref, rows, activeId, selected, onActivate, onShow, onToggle, onKey, labelledBy } = props;
  const base = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const active = Math.max(
    0,
    rows.findIndex(({ id }) => id === activeId),
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: rows.length <= ALL_ROWS ? ALL_ROWS : OVERSCAN,
    // What the keys are at is there even when it is scrolled out of sight.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls only when another line becomes the active one
  useEffect(() => {
    if (rows.length > 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [activeId]);

  function go(index: number): void {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row) onActivate(row);
  }

  function handleKey(event: KeyboardEvent): void {
    const row = rows[active];
    if (!row || onKey(event)) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && move(event.key, row)) event.preventDefault();
  }

  function move(key: string, row: OutlineRow): boolean {
    switch (key) {
      case 'ArrowDown':
        go(active + 1);
        return true;
      case 'ArrowUp':
        go(active - 1);
        return true;
      case 'Home':
        go(0);
        return true;
      case 'End':
        go(rows.length - 1);
        return true;
      case 'PageDown':
        go(active + 10);
        return true;
      case 'PageUp':
        go(active - 10);
        return true;
      case 'ArrowRight':
        if (row.isOpen === false) onToggle(row);
        else if (row.isOpen) go(active + 1);
        return true;
      case 'ArrowLeft':
        if (row.isOpen) onToggle(row);
        else if (row.parentId) go(rows.findIndex(({ id }) => id === row.parentId));
        return true;
      case 'Enter':
      case ' ':
        onShow(row);
        return true;
      default:
        return false;
    }
  }

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-2">
      <div
        ref={ref as RefObject<HTMLDivElement | null>}
        role="tree"
        tabIndex={0}
        aria-labelledby={labelledBy}
        aria-multiselectable="true"
        aria-activedescendant={rows.length > 0 ? `${base}${rows[active]?.id}` : undefined}
        className="group relative rounded-sm outline-none"
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={handleKey}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <OutlineLine
              key={row.id}
              id={`${base}${row.id}`}
              row={row}
              top={start}
              isActive={index === active}
              isSelected={selected.has(row.id)}
              onShow={onShow}
              onToggle={onToggle}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}
