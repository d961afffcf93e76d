import { useMemo } from 'react';
import Markdown from 'react-markdown';
import { readGuidePart } from '@/lib/packs/guideParts';
import { GUIDE_SECTIONS } from '@/lib/packs/sections';
import type { TargetLevel } from '@/lib/schemas/interview';
import { Curveballs } from './Curveballs';
import { Facts } from './Facts';
import { FollowUps } from './FollowUps';
import { InlineMarkdown } from './InlineMarkdown';
import { Misconceptions } from './Misconceptions';
import { Signals } from './Signals';

/**
 * One section of a guide in the form that suits it. A section that is written in another shape than its kind
 * has is shown as the Markdown that it is, and nothing of it is lost.
 */
export function GuidePart({
  title,
  markdown,
  targetLevel,
}: {
  title: string;
  markdown: string;
  /** The level that the candidate is interviewed for, where there is an interview. */
  targetLevel?: TargetLevel | undefined;
}) {
  const part = useMemo(() => {
    const id = GUIDE_SECTIONS.find((section) => section.title === title)?.id;
    const read = id && readGuidePart(id, markdown);
    return read?.ok ? read.part : null;
  }, [title, markdown]);
  switch (part?.kind) {
    case 'prose':
      return title === 'Scenario' ? (
        <blockquote className="prose-guide border-accent-fill border-l-2 py-0.5 pl-3.5">
          {part.paragraphs.map((paragraph) => (
            <p key={paragraph}>
              <InlineMarkdown>{paragraph}</InlineMarkdown>
            </p>
          ))}
        </blockquote>
      ) : (
        <Raw markdown={markdown} />
      );
    case 'facts':
      return <Facts facts={part.facts} />;
    case 'followUps':
      return <FollowUps followUps={part.followUps} />;
    case 'curveballs':
      return <Curveballs curveballs={part.curveballs} />;
    case 'signals':
      return <Signals criteria={part.criteria} expectations={part.expectations} targetLevel={targetLevel} />;
    case 'misconceptions':
      return <Misconceptions misconceptions={part.misconceptions} />;
    default:
      return <Raw markdown={markdown} />;
  }
}

function Raw({ markdown }: { markdown: string }) {
  return (
    <div className="prose-guide">
      <Markdown>{markdown}</Markdown>
    </div>
  );
}
