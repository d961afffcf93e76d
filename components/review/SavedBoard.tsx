'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { loadBoard } from '@/components/board/loadBoard';
import { ErrorState } from '@/components/ui/ErrorState';
import { Skeleton } from '@/components/ui/Skeleton';

const BoardSnapshot = dynamic(
  () => import('@/components/board/BoardSnapshot').then((module) => module.BoardSnapshot),
  { ssr: false, loading: () => <Skeleton className="absolute inset-0" /> },
);

/** The board as it was saved, to look around in. */
export function SavedBoard({ roomId }: { roomId: string }) {
  const query = useQuery({
    queryKey: ['board', roomId],
    queryFn: () => loadBoard(roomId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="relative h-[min(70dvh,44rem)] min-h-80 overflow-hidden rounded-md border border-line bg-panel">
      {query.isPending ? (
        <Skeleton className="absolute inset-0" />
      ) : query.isError ? (
        <ErrorState title="The board could not be loaded" onRetry={() => query.refetch()}>
          {query.error.message}
        </ErrorState>
      ) : (
        <BoardSnapshot snapshot={query.data} roomId={roomId} />
      )}
    </div>
  );
}
