import { CircleCheck, Flag } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { Curveball } from '@/lib/packs/guideParts';
import { InlineMarkdown } from './InlineMarkdown';

/** Changes in mid-interview: what is said, and how a strong and a worrying answer begin. */
export function Curveballs({ curveballs }: { curveballs: readonly Curveball[] }) {
  return (
    <ul className="@container space-y-3">
      {curveballs.map(({ title, says, goodMove, redFlag, line }) => (
        <li key={line} className="prose-guide overflow-hidden rounded-lg border border-line bg-panel">
          <div className="px-4 pt-3 pb-3.5">
            <h3 className="font-semibold">
              <InlineMarkdown>{title}</InlineMarkdown>
            </h3>
            {says.split('\n\n').map((paragraph) => (
              <p key={paragraph} className="mt-1">
                <InlineMarkdown>{paragraph}</InlineMarkdown>
              </p>
            ))}
          </div>
          <div className="mt-0! grid border-line border-t @xl:grid-cols-2">
            <Answer label="Good move" tone="good">
              <InlineMarkdown>{goodMove}</InlineMarkdown>
            </Answer>
            <Answer label="Red flag" tone="bad">
              <InlineMarkdown>{redFlag}</InlineMarkdown>
            </Answer>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Answer({ label, tone, children }: { label: string; tone: 'good' | 'bad'; children: ReactNode }) {
  const Icon = tone === 'good' ? CircleCheck : Flag;
  return (
    <div
      className={cx(
        'px-4 py-3',
        tone === 'good'
          ? 'bg-positive-soft'
          : 'border-line border-t bg-danger-soft @xl:border-t-0 @xl:border-l',
      )}
    >
      <p
        className={cx(
          'mb-1 flex items-center gap-1.5 font-semibold text-xs',
          tone === 'good' ? 'text-positive' : 'text-danger',
        )}
      >
        <Icon aria-hidden className="size-3.5" />
        {label}
      </p>
      <p className="mt-0!">{children}</p>
    </div>
  );
}
