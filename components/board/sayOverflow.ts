import { toast } from '@/components/ui/toast';
import { MAX_PAGES, MAX_SHAPES } from '@/lib/board/bounds';
import type { Overflow } from '@/lib/board/writeChanges';

const WORDS: Record<Overflow, { title: string; description: string }> = {
  shapes: {
    title: 'The board is full',
    description: `It holds ${MAX_SHAPES.toLocaleString('en')} shapes. Delete some to go on; what you just added was taken back.`,
  },
  pages: {
    title: 'The board has no room for another page',
    description: `It holds ${MAX_PAGES} pages. Delete one to go on.`,
  },
  size: {
    title: 'That was too much at once',
    description: 'It could not be saved as one step and was taken back. Add it in several parts.',
  },
};

/** Says what a board could not take, and the way out. */
export function sayOverflow(what: Overflow): void {
  const { title, description } = WORDS[what];
  toast.error(title, { id: `board-overflow-${what}`, description });
}
