import { toast } from '@/components/ui/toast';
import { MAX_PAGES, MAX_SHAPES } from '@/lib/board/bounds';
import type { Refused } from '@/lib/board/writeChanges';

const WORDS: Record<Refused, { title: string; description: string }> = {
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
  unfit: {
    title: 'Something here cannot be shown on boards',
    description: 'It is too large or too far away, and was taken back.',
  },
};

/** Says why something was taken back, and the way out. */
export function sayRefused(why: Refused): void {
  const { title, description } = WORDS[why];
  toast.error(title, { id: `board-refused-${why}`, description });
}
