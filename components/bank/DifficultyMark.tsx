import { cx } from '@/components/ui/cx';

/** What the difficulties 1, 2 and 3 are called. */
export const DIFFICULTY_WORDS = ['', 'Introductory', 'Standard', 'Demanding'] as const;

/** How hard a question is, 1 to 3, as dots with a word. */
export function DifficultyMark({ difficulty }: { difficulty: number }) {
  const word = DIFFICULTY_WORDS[difficulty] ?? '';
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
      <span aria-hidden className="inline-flex gap-0.5">
        {[1, 2, 3].map((dot) => (
          <span
            key={dot}
            className={cx('size-1.5 rounded-full', dot <= difficulty ? 'bg-muted' : 'bg-line-strong')}
          />
        ))}
      </span>
      {word}
    </span>
  );
}
