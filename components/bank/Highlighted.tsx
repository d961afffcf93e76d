import { highlight, type SearchTerms } from '@/lib/bank/highlight';

/** A text in which what was searched for is marked. */
export function Highlighted({ text, terms }: { text: string; terms: SearchTerms }) {
  if (terms.words.length === 0) return text;
  let at = 0;
  return highlight(text, terms).map((stretch) => {
    const key = at;
    at += stretch.text.length;
    return stretch.hit ? (
      <mark
        key={key}
        className="rounded-xs bg-caution-soft text-inherit underline decoration-caution-fill/60 underline-offset-2"
      >
        {stretch.text}
      </mark>
    ) : (
      stretch.text
    );
  });
}
