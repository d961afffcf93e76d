import { type RefObject, useEffect, useRef } from 'react';
import type { PlacedKind } from '@/lib/board/components/kinds';

export type PaletteKeys = {
  /** The option that Enter takes. */
  current: PlacedKind | null;
  onMove: (kind: PlacedKind) => void;
  onChoose: (kind: PlacedKind, isConnected: boolean) => void;
  onClose: () => void;
};

/**
 * The keys of the palette. They are taken where they are pressed, before the canvas around it hears of them: it
 * would drop its selection on Escape.
 */
export function usePaletteKeys(panel: RefObject<HTMLElement | null>, keys: PaletteKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      event.stopPropagation();
      const { current, onMove, onChoose, onClose } = latest.current;
      const isInField = event.target instanceof HTMLInputElement;
      if (event.key === 'Escape') onClose();
      else if (event.key === 'Enter' && isInField) {
        if (!current) return;
        swallowKeyUp(event.key);
        onChoose(current, event.shiftKey);
      } else if (event.key.startsWith('Arrow') && isInField) {
        const next = nextKind(element, current, event.key);
        // In a text, left and right move the caret.
        const isCaret = /Left|Right/.test(event.key) && (event.target as HTMLInputElement).value !== '';
        if (!next || isCaret) return;
        onMove(next);
      } else return;
      event.preventDefault();
    };
    element.addEventListener('keydown', handleKeyDown);
    return () => element.removeEventListener('keydown', handleKeyDown);
  }, [panel]);
}

/** The canvas has the focus when the key goes up, and would take Enter for the wish to edit what is selected. */
function swallowKeyUp(key: string): void {
  const swallow = (event: KeyboardEvent) => {
    if (event.key === key) event.stopPropagation();
    window.removeEventListener('keyup', swallow, true);
  };
  window.addEventListener('keyup', swallow, true);
}

/** The option in the direction of an arrow key, as they stand on the screen; the first or last one from none. */
function nextKind(panel: HTMLElement, current: PlacedKind | null, key: string): PlacedKind | null {
  const options = [...panel.querySelectorAll<HTMLElement>('[data-kind]')];
  const from = options.find(({ dataset }) => dataset.kind === current);
  const next = from ? neighbour(options, from, key) : options.at(key === 'ArrowUp' ? -1 : 0);
  next?.scrollIntoView({ block: 'nearest' });
  return (next?.dataset.kind as PlacedKind | undefined) ?? null;
}

function neighbour(options: readonly HTMLElement[], from: HTMLElement, key: string): HTMLElement | undefined {
  const index = options.indexOf(from);
  if (key === 'ArrowLeft') return options[index - 1];
  if (key === 'ArrowRight') return options[index + 1];
  const at = from.getBoundingClientRect();
  const isBeyond = (box: DOMRect) =>
    key === 'ArrowDown' ? box.top >= at.bottom - 1 : box.bottom <= at.top + 1;
  const distance = (box: DOMRect) => 100 * Math.abs(box.top - at.top) + Math.abs(box.left - at.left);
  return options
    .map((option) => ({ option, box: option.getBoundingClientRect() }))
    .filter(({ box }) => isBeyond(box))
    .sort((a, b) => distance(a.box) - distance(b.box))[0]?.option;
}
