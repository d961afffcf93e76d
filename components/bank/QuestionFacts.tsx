import { Badge } from '@/components/ui/Badge';
import { DescriptionList } from '@/components/ui/DescriptionList';
import { LocalTime } from '@/components/ui/LocalTime';
import { Section } from '@/components/ui/Section';
import { TextLink } from '@/components/ui/TextLink';
import { questionTitle } from '@/lib/bank/title';
import type { QuestionView } from '@/lib/schemas/question';
import { DifficultyMark } from './DifficultyMark';
import { PromptText } from './PromptText';

/** What a question is: the prompt as candidates read it, and the facts around it. */
export function QuestionFacts({ question }: { question: QuestionView }) {
  const { tags, signals, related, pack } = question;
  return (
    <div className="grid gap-x-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Section title="Prompt" description="All that a candidate receives, once it is asked.">
        <PromptText prompt={question.prompt} className="max-w-[70ch] text-lg" />
      </Section>
      <div>
        <Section title="Details">
          <DescriptionList
            items={[
              { term: 'Category', detail: question.category },
              { term: 'Time', detail: `${question.minutes} minutes` },
              { term: 'Difficulty', detail: <DifficultyMark difficulty={question.difficulty} /> },
              ...(tags.length > 0 ? [{ term: 'Tags', detail: <Badges texts={tags} /> }] : []),
              ...(signals.length > 0 ? [{ term: 'Shows', detail: <Badges texts={signals} /> }] : []),
              { term: 'Pack', detail: pack.title },
              {
                term: 'Version',
                detail: (
                  <>
                    {question.version}, {question.savedBy ? `by ${question.savedBy}` : 'from the pack'},{' '}
                    <LocalTime at={question.savedAt} format="date" />
                  </>
                ),
              },
            ]}
          />
        </Section>
        {related.length > 0 ? (
          <Section title="Related questions" description="They go well before or after this one.">
            <ul className="flex flex-col gap-1.5">
              {related.map((other) => (
                <li key={other.id}>
                  <TextLink href={`/bank/${other.id}`}>{questionTitle(other.prompt)}</TextLink>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
    </div>
  );
}

function Badges({ texts }: { texts: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1.5">
      {texts.map((text) => (
        <Badge key={text}>{text}</Badge>
      ))}
    </span>
  );
}
