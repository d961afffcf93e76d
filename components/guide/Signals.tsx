import { LEVEL_WORDS } from '@/components/interviews/words';
import { LevelMark } from '@/components/scorecard/LevelMark';
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
    <div className="space-y-3">
      {criteria.map(({ title, anchors, line }) => (
        <div key={line} className="overflow-hidden rounded-lg border border-line bg-panel">
          <table className="prose-guide w-full border-collapse text-left">
            <caption className="px-4 pt-3 pb-2 text-left font-semibold">{title}</caption>
            <tbody>
              {anchors.map(({ text, line: anchorLine }, index) => (
                <tr key={anchorLine} className="border-line border-t align-top">
                  <th scope="row" className="w-12 py-2.5 pl-4 font-normal">
                    <span className="sr-only">Level {index + 1}</span>
                    <LevelMark level={index + 1} chosen={false} />
                  </th>
                  <td className="py-2 pr-4 text-muted">
                    <InlineMarkdown>{text}</InlineMarkdown>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      {expectations ? (
        <div className="prose-guide overflow-hidden rounded-lg border border-line bg-panel">
          <h3 className="px-4 pt-3 pb-2">What is enough</h3>
          <dl className="mt-0!">
            {TARGET_LEVELS.map((level) => (
              <div
                key={level}
                className={cx(
                  'grid grid-cols-[3.25rem_1fr] gap-x-3 border-line border-t py-2.5 pr-4 pl-3.5',
                  level === targetLevel
                    ? 'border-l-2 border-l-accent-fill bg-accent-soft'
                    : 'border-l-2 border-l-transparent',
                )}
              >
                <dt className={cx('font-medium', level === targetLevel && 'text-accent')}>
                  {LEVEL_WORDS[level]}
                </dt>
                <dd className={level === targetLevel ? undefined : 'text-muted'}>
                  {level === targetLevel ? (
                    <span className="mb-0.5 block font-medium text-accent text-xs">This interview</span>
                  ) : null}
                  <InlineMarkdown>{expectations[level]}</InlineMarkdown>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </div>
  );
}
