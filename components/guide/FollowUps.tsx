import { Ear } from 'lucide-react';
import type { FollowUp } from '@/lib/packs/guideParts';
import { InlineMarkdown } from './InlineMarkdown';

/** Questions that go deeper, in rising order, each with what a good answer contains. */
export function FollowUps({ followUps }: { followUps: readonly FollowUp[] }) {
  return (
    <ol className="prose-guide list-none! space-y-3 pl-0!">
      {followUps.map(({ question, listenFor, line }, index) => (
        <li key={line} className="flex gap-3">
          <span aria-hidden className="tabular w-4 shrink-0 text-right font-semibold text-subtle">
            {index + 1}
          </span>
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              <InlineMarkdown>{question}</InlineMarkdown>
            </p>
            <p className="mt-1 flex gap-2 text-muted">
              <Ear aria-hidden className="mt-1 size-3.5 shrink-0 text-subtle" />
              <span className="min-w-0">
                <InlineMarkdown>{listenFor}</InlineMarkdown>
              </span>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
