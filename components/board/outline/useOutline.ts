import { useEffect, useState } from 'react';
import type { Editor, TLRecord } from 'tldraw';
import { LiveOutline } from '@/lib/board/outline/liveOutline';
import type { Outline } from '@/lib/board/outline/outline';
import { isBoardRecord } from '@/lib/board/schema';

/** The longest that an outline waits for the browser to have nothing else to do, in milliseconds. */
const PATIENCE = 120;

/**
 * The board's outline, kept up to date. It is put together between other work, and only when something that it
 * says has changed: not while shapes are moved.
 * @param onRemote told of shapes that others have changed, before the outline is
 */
export function useOutline(editor: Editor, onRemote: (ids: readonly string[]) => void): Outline {
  const [live] = useState(() => new LiveOutline(editor.store.allRecords().filter(isBoardRecord)));
  const [outline, setOutline] = useState(() => live.read());
  useEffect(() => {
    live.put(editor.store.allRecords().filter(isBoardRecord));
    setOutline(live.read());
    const later = whenIdle(() => setOutline(live.read()));
    const stop = editor.store.listen(
      ({ changes, source }) => {
        const { added, updated, removed } = changes;
        const put = [...Object.values(added), ...Object.values(updated).map(([, to]) => to)];
        const changed = new Set([
          ...live.put(put.filter(isBoardRecord)),
          ...live.remove(Object.keys(removed)),
        ]);
        if (changed.size === 0) return;
        if (source === 'remote') {
          const records = [...put, ...Object.values(removed)].filter(({ id }) => changed.has(id));
          onRemote(records.map(shapeIdOf));
        }
        later.ask();
      },
      { scope: 'document', source: 'all' },
    );
    return () => {
      stop();
      later.stop();
    };
  }, [editor, live, onRemote]);
  return outline;
}

/** The shape that a record is about: a binding is about its arrow. */
function shapeIdOf(record: TLRecord): string {
  return record.typeName === 'binding' ? record.fromId : record.id;
}

/** Runs something once for any number of times that it is asked for, when the browser is idle. */
function whenIdle(run: () => void): { ask(): void; stop(): void } {
  let asked: number | null = null;
  // Safari has no idle callbacks.
  const canIdle = typeof window.requestIdleCallback === 'function';
  const fire = () => {
    asked = null;
    run();
  };
  return {
    ask() {
      asked ??= canIdle
        ? window.requestIdleCallback(fire, { timeout: PATIENCE })
        : window.setTimeout(fire, 50);
    },
    stop() {
      if (asked === null) return;
      if (canIdle) window.cancelIdleCallback(asked);
      else window.clearTimeout(asked);
    },
  };
}
