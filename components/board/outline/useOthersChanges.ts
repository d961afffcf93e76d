import { useCallback, useEffect, useRef } from 'react';
import type { Editor } from 'tldraw';
import { changesBetween, sayChanges } from '@/lib/board/outline/changes';
import type { Outline } from '@/lib/board/outline/outline';

/** How long others have to pause before it is said what they did, and the longest that is waited, in milliseconds. */
const PAUSE = 1_500;
const LONGEST = 8_000;

/**
 * Says what others have changed, once they pause: whole words and not letters.
 * @returns what is to be told of shapes that others have changed, and of the outline after each change
 */
export function useOthersChanges(
  editor: Editor,
  say: (sentence: string) => void,
): { noteRemote: (ids: readonly string[]) => void; noteOutline: (outline: Outline) => void } {
  const told = useRef<Outline | null>(null);
  const latest = useRef<Outline | null>(null);
  const touched = useRef(new Set<string>());
  const timers = useRef<{ pause?: number; longest?: number }>({});

  const tell = useCallback(() => {
    window.clearTimeout(timers.current.pause);
    window.clearTimeout(timers.current.longest);
    timers.current = {};
    const [before, after] = [told.current, latest.current];
    told.current = after;
    const ids = touched.current;
    touched.current = new Set();
    if (!before || !after) return;
    const theirs = changesBetween(before, after).filter(({ id }) => ids.has(id));
    const sentence = sayChanges(whoElse(editor), theirs);
    if (sentence !== '') say(sentence);
  }, [editor, say]);

  const noteRemote = useCallback(
    (ids: readonly string[]) => {
      for (const id of ids) touched.current.add(id);
      window.clearTimeout(timers.current.pause);
      timers.current.pause = window.setTimeout(tell, PAUSE);
      timers.current.longest ??= window.setTimeout(tell, LONGEST);
    },
    [tell],
  );

  const noteOutline = useCallback((outline: Outline) => {
    latest.current = outline;
    // What was there when the outline was opened, and one's own work, is no news.
    if (told.current === null || touched.current.size === 0) told.current = outline;
  }, []);

  useEffect(
    () => () => {
      window.clearTimeout(timers.current.pause);
      window.clearTimeout(timers.current.longest);
    },
    [],
  );
  return { noteRemote, noteOutline };
}

/** The other person at the board, by name where there is only one. */
function whoElse(editor: Editor): string {
  const names = new Set(editor.getCollaborators().map(({ userName }) => userName));
  const [name] = names;
  return names.size === 1 && name ? name : 'Someone else';
}
