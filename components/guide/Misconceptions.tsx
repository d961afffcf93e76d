import type { Misconception } from '@/lib/packs/guideParts';
import { InlineMarkdown } from './InlineMarkdown';

/** Common errors as people say them, each with what is right. */
export function Misconceptions({ misconceptions }: { misconceptions: readonly Misconception[] }) {
  return (
    <ul className="prose-guide list-none! divide-y divide-line pl-0!">
      {misconceptions.map(({ claim, correction, line }) => (
        <li key={line} className="mt-0! py-2 first:pt-0 last:pb-0">
          <p className="font-medium">
            <InlineMarkdown>{claim}</InlineMarkdown>
          </p>
          <p className="mt-0.5 text-muted">
            <InlineMarkdown>{correction}</InlineMarkdown>
          </p>
        </li>
      ))}
    </ul>
  );
}
