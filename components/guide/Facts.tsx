import type { Fact } from '@/lib/packs/guideParts';
import { InlineMarkdown } from './InlineMarkdown';

/** What is told only when it is asked about, by topic. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <div className="@container">
      <p className="mb-2 text-subtle text-xs">Tell these only when asked about them.</p>
      <dl className="prose-guide divide-y divide-line border-line border-y">
        {facts.map(({ topic, fact, line }) => (
          <div key={line} className="grid gap-x-5 gap-y-0.5 py-2 @lg:grid-cols-[11rem_1fr]">
            <dt className="font-medium first-letter:uppercase">
              <InlineMarkdown>{topic}</InlineMarkdown>
            </dt>
            <dd className="text-muted first-letter:uppercase">
              <InlineMarkdown>{fact}</InlineMarkdown>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
