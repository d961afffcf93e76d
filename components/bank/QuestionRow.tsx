import { Badge } from '@/components/ui/Badge';
import { RowLink } from '@/components/ui/RowLink';
import { highlight, type SearchTerms } from '@/lib/bank/highlight';
import { questionTitle } from '@/lib/bank/title';
import type { BankItem } from '@/lib/schemas/question';
import { AskedBeforeMark } from './AskedBeforeMark';
import { DifficultyMark } from './DifficultyMark';
import { FavouriteButton } from './FavouriteButton';
import { Highlighted } from './Highlighted';

/** The columns of the list, where it is wide enough for them. */
export const ROW_COLUMNS =
  'grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 lg:grid-cols-[1.75rem_minmax(0,1fr)_12rem_3.5rem_7rem] lg:gap-x-3';

/** A question in the list of the bank, with where the search found it. */
export function QuestionRow({
  question,
  terms,
  onOpen,
}: {
  question: BankItem;
  terms: SearchTerms;
  onOpen: () => void;
}) {
  const { prompt, category, minutes, difficulty, tags, found, askedBefore } = question;
  const foundTags =
    terms.words.length > 0 ? tags.filter((tag) => highlight(tag, terms).some(({ hit }) => hit)) : [];
  const hasMarks =
    question.changed || question.archivedAt !== null || askedBefore !== null || foundTags.length > 0;
  return (
    <li
      className={`${ROW_COLUMNS} relative -mx-2 items-baseline border-b px-2 py-2 last:border-b-0 hover:bg-hover`}
    >
      <FavouriteButton question={question} className="relative z-10 -my-1 -ml-1.5 self-start" />
      <div className="min-w-0">
        <RowLink
          href={`/bank/${question.id}`}
          data-question={question.id}
          onClick={onOpen}
          className="font-normal"
        >
          <Highlighted text={questionTitle(prompt)} terms={terms} />
        </RowLink>
        {found ? (
          <p className="mt-0.5 line-clamp-2 text-subtle text-xs">
            <span className="font-medium">{found.section}:</span>{' '}
            <Highlighted text={found.excerpt} terms={terms} />
          </p>
        ) : null}
        {hasMarks ? (
          <p className="mt-1 flex flex-wrap gap-1.5">
            {askedBefore ? <AskedBeforeMark asked={askedBefore} /> : null}
            {question.changed ? <Badge tone="info">Changed here</Badge> : null}
            {question.archivedAt ? <Badge>Archived</Badge> : null}
            {foundTags.map((tag) => (
              <Badge key={tag}>
                <Highlighted text={tag} terms={terms} />
              </Badge>
            ))}
          </p>
        ) : null}
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted text-xs lg:hidden">
          <span>{category}</span>
          <span className="tabular">{minutes} min</span>
          <DifficultyMark difficulty={difficulty} />
        </p>
      </div>
      <span className="truncate text-muted max-lg:hidden" title={category}>
        <Highlighted text={category} terms={terms} />
      </span>
      <span className="tabular text-right text-muted max-lg:hidden">{minutes} min</span>
      <span className="max-lg:hidden">
        <DifficultyMark difficulty={difficulty} />
      </span>
    </li>
  );
}
