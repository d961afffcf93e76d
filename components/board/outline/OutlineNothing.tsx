import type { KeyboardEvent, RefObject } from 'react';
import { Kbd } from '@/components/ui/Kbd';
import { TASK_KEYS } from './outlineTasks';

/** What stands where the outline will be. */
export function OutlineNothing({
  ref,
  canEdit,
  silent,
  onKey,
}: {
  ref: RefObject<HTMLElement | null>;
  canEdit: boolean;
  /** How many drawings there are that say nothing. */
  silent: number;
  onKey: (event: KeyboardEvent) => boolean;
}) {
  return (
    <section
      ref={ref}
      aria-label="Empty outline"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever opens the outline is here, and its keys work
      tabIndex={0}
      className="min-h-0 flex-1 rounded-sm px-3 py-2 text-muted focus-visible:-outline-offset-2"
      onKeyDown={onKey}
    >
      <p>
        {silent === 0
          ? 'There is nothing on this page yet.'
          : 'What is drawn on this page has no words yet, and no arrows between it.'}
      </p>
      {canEdit ? (
        <p className="mt-2">
          Press <Kbd keys={[TASK_KEYS.component]} /> to add a component, <Kbd keys={[TASK_KEYS.boundary]} />{' '}
          to add a boundary.
        </p>
      ) : null}
    </section>
  );
}
