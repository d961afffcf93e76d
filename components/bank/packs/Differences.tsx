import type { FieldDifference } from '@/lib/schemas/pack';

/** What differs, field by field and word by word. Told apart by a line through or under it, not by colour alone. */
export function Differences({ differences }: { differences: readonly FieldDifference[] }) {
  return (
    <dl className="space-y-3">
      {differences.map(({ field, parts, isCut }) => (
        <div key={field} className="rounded-md border border-line px-3 py-2">
          <dt className="mb-1 font-medium text-muted text-xs">{field}</dt>
          <dd className="whitespace-pre-wrap wrap-anywhere">
            {parts.map(({ kind, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change their places
              <Part key={index} kind={kind} text={text} />
            ))}
            {isCut ? <span className="text-subtle"> … and more</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ kind, text }: FieldDifference['parts'][number]) {
  if (kind === 'removed') {
    return (
      <del className="rounded-xs bg-danger-soft text-danger decoration-1">
        <span className="sr-only">Removed: </span>
        {text}
      </del>
    );
  }
  if (kind === 'added') {
    return (
      <ins className="rounded-xs bg-positive-soft text-positive decoration-1 underline-offset-2">
        <span className="sr-only">Added: </span>
        {text}
      </ins>
    );
  }
  return <span className="text-muted">{text}</span>;
}
