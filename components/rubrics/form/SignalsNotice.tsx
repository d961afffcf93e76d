import { Callout } from '@/components/ui/Callout';
import type { LostSignals } from '@/lib/rubric/lostSignals';
import { questionCount } from '../words';

/** Tells which guides of questions will describe levels for a criterion that no longer has its title. */
export function SignalsNotice({ lost }: { lost: readonly LostSignals[] }) {
  if (lost.length === 0) return null;
  return (
    <Callout live tone="caution" className="max-w-3xl" title="Guides of questions lose their signals">
      <ul className="my-1 list-disc pl-4">
        {lost.map(({ key, title, questions, becomes }) => (
          <li key={key}>
            <span className="text-ink">{questionCount(questions)}</span> for “{title}”,{' '}
            {becomes === null ? 'which is removed' : `which becomes ${named(becomes)}`}
          </li>
        ))}
      </ul>
      Guides describe levels under the titles of criteria. They keep their text, but it is for no criterion of
      this rubric any more until its headings say the new title.
    </Callout>
  );
}

function named(title: string): string {
  return title.trim() === '' ? 'one without a title' : `“${title.trim()}”`;
}
