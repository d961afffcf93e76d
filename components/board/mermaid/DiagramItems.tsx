import { Square } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { DiagramItem } from '@/lib/board/mermaid/summary';
import { KindIcon } from '../components/KindIcon';

/** What a flowchart puts onto a board, as a short list. */
export function DiagramItems({ items, className }: { items: readonly DiagramItem[]; className?: string }) {
  return (
    <ul className={cx('flex flex-wrap gap-1.5', className)}>
      {items.map(({ id, name, kind, what }) => (
        <li
          key={id}
          className="flex max-w-full items-center gap-1.5 rounded-md border border-line bg-panel py-0.5 pr-2 pl-1.5 text-sm"
        >
          {kind ? (
            <KindIcon kind={kind} />
          ) : (
            <Square aria-hidden="true" className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
          )}
          <span className="truncate">{name}</span>
          {name === what ? null : <span className="sr-only">, {what}</span>}
        </li>
      ))}
    </ul>
  );
}
