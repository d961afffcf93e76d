import { LEVEL_WORDS } from '@/components/interviews/words';
import { LevelMark } from '@/components/scorecard/LevelMark';
import { Badge } from '@/components/ui/Badge';
import { cx } from '@/components/ui/cx';
import type { CriterionSignals, Expectations } from '@/lib/packs/guideParts';
import { TARGET_LEVELS, type TargetLevel } from '@/lib/schemas/interview';
import { InlineMarkdown } from './InlineMarkdown';

/** What levels 1 to 4 look like for this question, by criterion, and what each target level is asked for. */
export function Signals({
  criteria,
  expectations,
  targetLevel,
}: {
  criteria: readonly CriterionSignals[];
  expectations: Expectations | null;
  targetLevel?: TargetLevel | undefined;
}) {
  return (
    <div className="space-y-5">
      {criteria.map(({ title, anchors, line }) => (
        <table key={line} className="prose-guide w-full border-collapse text-left">
          <caption className="mb-1 text-left font-semibold">{title}</caption>
          <tbody>
            {anchors.map(({ text, line: anchorLine }, index) => (
              <tr key={anchorLine} className="border-line border-t align-top last:border-b">
                <th scope="row" className="w-8 py-2 pr-3 font-normal">
                  <span className="sr-only">Level {index + 1}</span>
                  <LevelMark level={index + 1} chosen={false} />
                </th>
                <td className="py-2 text-muted">
                  <InlineMarkdown>{text}</InlineMarkdown>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {expectations ? (
        <div className="prose-guide">
          <h3 className="mb-1.5">What is enough</h3>
          <dl className="mt-0! space-y-1">
            {TARGET_LEVELS.map((level) => (
              <div
                key={level}
                className={cx(
                  '-mx-2.5 grid grid-cols-[4.5rem_1fr] gap-x-3 rounded-md px-2.5 py-1.5',
                  level === targetLevel && 'bg-accent-soft',
                )}
              >
                <dt className={cx('font-medium', level === targetLevel && 'text-accent')}>
                  {LEVEL_WORDS[level]}
                </dt>
                <dd className={level === targetLevel ? undefined : 'text-muted'}>
                  <InlineMarkdown>{expectations[level]}</InlineMarkdown>
                  {level === targetLevel ? (
                    <Badge tone="accent" className="ml-2 bg-panel">
                      This interview
                    </Badge>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </div>
  );
}
