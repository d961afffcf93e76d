'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/trpc/client';
import { Avatar } from '@/components/ui/Avatar';
import { Dialog } from '@/components/ui/Dialog';
import { ErrorState } from '@/components/ui/ErrorState';
import { RelativeTime } from '@/components/ui/RelativeTime';
import { SkeletonRows } from '@/components/ui/SkeletonRows';
import type { AuthorMark, BoardAuthorsView, ShapeAuthors } from '@/lib/schemas/board';
import type { AskedShape } from './askedShapes';

/** Drawing one shape takes no longer, in milliseconds. */
const DRAWING_MS = 30_000;

/** Who made some shapes and who changed them last. */
export function AuthorsDialog({
  roomId,
  shapes,
  onClose,
}: {
  roomId: string;
  shapes: AskedShape[];
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const authors = useQuery(
    trpc.room.boardAuthors.queryOptions(
      { roomId, shapeIds: shapes.map(({ id }) => id) },
      // Somebody may be drawing on it at this moment.
      { staleTime: 0, gcTime: 0 },
    ),
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Who drew this" size="sm">
      {authors.isError ? (
        <ErrorState compact title="This could not be found out" onRetry={() => authors.refetch()}>
          {authors.error.message}
        </ErrorState>
      ) : authors.data ? (
        <AuthorList shapes={shapes} authors={authors.data} />
      ) : (
        <SkeletonRows rows={Math.min(shapes.length, 4)} />
      )}
    </Dialog>
  );
}

function AuthorList({ shapes, authors }: { shapes: AskedShape[]; authors: BoardAuthorsView }) {
  const byId = new Map(authors.shapes.map((shape) => [shape.shapeId, shape]));
  const { lookedAt } = authors;
  return (
    <>
      <ul className="divide-y divide-line">
        {shapes.map(({ id, label }) => (
          <li key={id} className="space-y-1.5 py-3 first:pt-0 last:pb-0">
            <p className="truncate font-medium">{label}</p>
            <Authors authors={byId.get(id)} />
          </li>
        ))}
      </ul>
      {lookedAt !== null ? (
        <p className="mt-3 text-muted text-xs">
          The last {lookedAt.toLocaleString('en')} edits of this board were looked through; what is older is
          not shown.
        </p>
      ) : null}
    </>
  );
}

function Authors({ authors }: { authors: ShapeAuthors | undefined }) {
  if (!authors) return <p className="text-muted">Not saved yet. Ask again in a moment.</p>;
  const { made, changed } = authors;
  const isUntouched = made !== null && changed !== null && isSameStroke(made, changed);
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5">
      <dt className="text-muted">Made by</dt>
      <dd>{made?.isSystem ? 'Here from the beginning' : <Mark mark={made} />}</dd>
      {isUntouched ? null : (
        <>
          <dt className="text-muted">Last change</dt>
          <dd>
            <Mark mark={changed} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** Drawing a shape takes some edits: what its maker did to it right then is no change. */
function isSameStroke(made: AuthorMark, changed: AuthorMark): boolean {
  const took = Date.parse(changed.at) - Date.parse(made.at);
  return made.personId === changed.personId && took < DRAWING_MS;
}

function Mark({ mark }: { mark: AuthorMark | null }) {
  if (!mark) return <span className="text-muted">Longer ago</span>;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Avatar name={mark.name} color={mark.color} decorative size="xs" />
      <span className="truncate">{mark.name}</span>
      <RelativeTime at={mark.at} className="ml-auto whitespace-nowrap text-muted tabular" />
    </span>
  );
}
