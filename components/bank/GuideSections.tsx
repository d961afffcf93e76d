import { GuidePart } from '@/components/guide/GuidePart';
import { Section } from '@/components/ui/Section';

/** The parts of a guide, each under its title. */
export function GuideSections({ guide }: { guide: readonly { title: string; markdown: string }[] }) {
  return guide.map((part) => (
    <Section key={part.title} title={part.title}>
      <GuidePart title={part.title} markdown={part.markdown} />
    </Section>
  ));
}
