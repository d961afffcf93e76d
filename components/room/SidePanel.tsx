'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/IconButton';

export type PanelTab = { id: string; title: string; content: ReactNode };

/**
 * The panel beside the board, or below it on narrow screens, where it folds to its tabs. Panels stay mounted
 * while another is shown, so that nothing half-typed is lost.
 */
export function SidePanel({ tabs }: { tabs: PanelTab[] }) {
  const [activeId, setActiveId] = useState(tabs[0]?.id ?? '');
  const [open, setOpen] = useState(true);
  const base = useId();
  const active = tabs.some((tab) => tab.id === activeId) ? activeId : tabs[0]?.id;

  function move(delta: number): void {
    const index = tabs.findIndex((tab) => tab.id === active);
    const next = tabs[(index + delta + tabs.length) % tabs.length];
    if (!next) return;
    setActiveId(next.id);
    document.getElementById(`${base}-tab-${next.id}`)?.focus();
  }

  return (
    <aside
      id="interview-tools"
      tabIndex={-1}
      aria-label="Interview tools"
      className={cx(
        'flex min-h-0 flex-col border-line bg-panel outline-none max-lg:border-t lg:w-[26rem] lg:border-l',
        open && 'max-lg:h-[50dvh]',
      )}
    >
      <div className="flex shrink-0 items-center border-line border-b pr-2">
        <div role="tablist" aria-label="Interview tools" className="flex flex-1">
          {tabs.map((tab) => (
            <button
              key={tab.id}
              id={`${base}-tab-${tab.id}`}
              type="button"
              role="tab"
              aria-selected={tab.id === active}
              aria-controls={`${base}-panel-${tab.id}`}
              tabIndex={tab.id === active ? 0 : -1}
              className={cx(
                '-mb-px border-b-2 px-4 py-2.5 font-medium focus-visible:outline-offset-[-2px]',
                tab.id === active ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
              )}
              onClick={() => {
                setActiveId(tab.id);
                setOpen(true);
              }}
              onKeyDown={(event) => {
                if (event.key === 'ArrowRight') move(1);
                if (event.key === 'ArrowLeft') move(-1);
              }}
            >
              {tab.title}
            </button>
          ))}
        </div>
        <IconButton
          className="lg:hidden"
          label={open ? 'Fold the panel' : 'Open the panel'}
          icon={open ? <ChevronDown /> : <ChevronUp />}
          size="sm"
          onClick={() => setOpen(!open)}
        />
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          id={`${base}-panel-${tab.id}`}
          role="tabpanel"
          aria-labelledby={`${base}-tab-${tab.id}`}
          hidden={tab.id !== active}
          className={cx('min-h-0 flex-1 overflow-y-auto', !open && 'max-lg:hidden')}
        >
          {tab.content}
        </div>
      ))}
    </aside>
  );
}
