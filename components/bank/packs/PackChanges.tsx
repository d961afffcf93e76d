import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/Badge';
import { Callout } from '@/components/ui/Callout';
import type { Tone } from '@/components/ui/tones';
import { type PackImportView, QUESTION_CHANGES, type QuestionChange } from '@/lib/schemas/pack';
import { changesAnything } from './changesAnything';
import { Differences } from './Differences';

const CHANGE: Record<QuestionChange, { word: string; tone: Tone }> = {
  new: { word: 'New', tone: 'positive' },
  changed: { word: 'Changed', tone: 'info' },
  restored: { word: 'Brought back', tone: 'positive' },
  moved: { word: 'Moved', tone: 'neutral' },
  archived: { word: 'Archived', tone: 'caution' },
};

/** What an import changes in the bank: questions with their differences, categories, rubrics. */
export function PackChanges({ changes }: { changes: PackImportView }) {
  const { title, version, stored, counts, questions, categories, rubrics, differences, more } = changes;
  return (
    <div className="space-y-5">
      <div>
        <h3 className="font-semibold text-base">
          {title} <span className="tabular font-normal text-muted">{version}</span>
        </h3>
        <p className="text-muted">{fromTo(changes)}</p>
        <ul aria-label="Questions" className="mt-2 flex flex-wrap gap-1.5">
          {QUESTION_CHANGES.filter((change) => counts[change] > 0).map((change) => (
            <li key={change}>
              <Badge tone={CHANGE[change].tone}>
                {counts[change]} {CHANGE[change].word.toLowerCase()}
              </Badge>
            </li>
          ))}
          {counts.unchanged > 0 ? (
            <li>
              <Badge>{counts.unchanged} unchanged</Badge>
            </li>
          ) : null}
        </ul>
      </div>
      {changesAnything(changes) ? null : (
        <Callout tone="positive" title="There is nothing to import">
          The bank already has all of this, as it is.
        </Callout>
      )}
      {counts.archived > 0 ? (
        <Callout tone="caution" title={archivedTitle(counts.archived)}>
          {counts.archived === 1
            ? 'It is not in this pack. Interviews keep it, and it can come back with another import.'
            : 'They are not in this pack. Interviews keep them, and they can come back with another import.'}
        </Callout>
      ) : null}
      {stored && differences.length > 0 ? (
        <Part title="The pack">
          <Differences differences={differences} />
        </Part>
      ) : null}
      {questions.length > 0 ? (
        <Part title="Questions" count={questions.length + more}>
          <ul className="divide-y divide-line border-line border-y">
            {questions.map((question) => (
              <li key={question.slug}>
                <Question question={question} />
              </li>
            ))}
          </ul>
          {more > 0 ? <p className="mt-2 text-muted">And {more} more.</p> : null}
        </Part>
      ) : null}
      {categories.length > 0 ? (
        <Part title="Categories" count={categories.length}>
          <ul className="space-y-1">
            {categories.map(({ title: name, change, was }) => (
              <li key={`${change} ${name}`} className="text-muted">
                <span className="text-ink">{name}</span> {was ? `was called ${was}` : `is ${change}`}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {rubrics.length > 0 ? (
        <Part title="Rubrics" count={rubrics.length}>
          <ul className="space-y-1">
            {rubrics.map((rubric) => (
              <li key={rubric.slug} className="text-muted">
                <span className="text-ink">{rubric.title}</span> {rubricSentence(rubric)}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </div>
  );
}

function Part({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section>
      <h4 className="mb-1.5 font-semibold">
        {title}
        {count === undefined ? null : <span className="tabular ml-1.5 font-normal text-subtle">{count}</span>}
      </h4>
      {children}
    </section>
  );
}

function Question({ question }: { question: PackImportView['questions'][number] }) {
  const { prompt, category, change, differences } = question;
  const row = (
    <>
      <span className="w-24 shrink-0">
        <Badge tone={CHANGE[change].tone}>{CHANGE[change].word}</Badge>
      </span>
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2">{prompt}</span>
        <span className="text-subtle text-xs">{category}</span>
      </span>
    </>
  );
  if (differences.length === 0) return <div className="flex items-start gap-2 py-2 pl-6">{row}</div>;
  return (
    <details className="group">
      <summary className="-mx-2 flex cursor-pointer list-none items-start gap-2 rounded-md px-2 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="mt-0.5 size-4 shrink-0 text-subtle transition-transform group-open:rotate-90"
        />
        {row}
      </summary>
      <div className="pt-1 pb-4 pl-6">
        <Differences differences={differences} />
      </div>
    </details>
  );
}

function fromTo({ stored, version, slug }: PackImportView): string {
  if (!stored) return `A new pack, “${slug}”.`;
  if (stored.version === version) return 'The bank has this pack in the same version.';
  return `The bank has this pack in version ${stored.version}.`;
}

function archivedTitle(count: number): string {
  return count === 1 ? 'One question will be archived' : `${count} questions will be archived`;
}

function rubricSentence({ change, added, changed, removed }: PackImportView['rubrics'][number]): string {
  if (change === 'unchanged') return 'is as it was';
  if (change === 'new') return `is new, with ${added.length} criteria`;
  const parts = [
    ['new', added],
    ['changed', changed],
    ['gone', removed],
  ] as const;
  const named = parts.filter(([, titles]) => titles.length > 0);
  const said = named.map(([word, titles]) => `${word}: ${titles.join(', ')}`).join('; ');
  return `gets a new version${said ? ` (${said})` : ''}. Interviews keep theirs.`;
}
