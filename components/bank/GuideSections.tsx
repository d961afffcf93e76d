import Markdown from 'react-markdown';
import { Section } from '@/components/ui/Section';

/** The parts of a guide, each under its title. Raw HTML in them is never rendered. */
export function GuideSections({ guide }: { guide: readonly { title: string; markdown: string }[] }) {
  return guide.map((part) => (
    <Section key={part.title} title={part.title}>
      <div className="prose-guide">
        <Markdown>{part.markdown}</Markdown>
      </div>
    </Section>
  ));
}
