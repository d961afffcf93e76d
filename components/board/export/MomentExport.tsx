'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import 'tldraw/tldraw.css';
import '../board.css';
import { useTRPC } from '@/components/trpc/client';
import { Skeleton } from '@/components/ui/Skeleton';
import type { BoardSnapshotData } from '@/lib/board/document';
import { loadBoard } from '../loadBoard';
import { ExportDialog } from './ExportDialog';
import { MomentSlider } from './MomentSlider';
import type { ExportedBoard } from './useExportSource';

/** Waiting for the slider to rest before a board is fetched, in milliseconds. */
const REST_MS = 200;

/** Exports a saved board as it was at the end, or at a moment that is chosen here. */
export function MomentExport({
  roomId,
  title,
  choosesMoment,
  onClose,
}: {
  roomId: string;
  title: string;
  choosesMoment: boolean;
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const span = useQuery(trpc.room.boardSpan.queryOptions({ roomId }));
  const [chosen, setChosen] = useState<number | null>(null);
  const last = span.data?.edits ?? null;
  const edit = useRested(choosesMoment ? (chosen ?? last) : last);
  const board = useQuery({
    queryKey: ['board', roomId, edit],
    queryFn: ({ signal }) => loadBoard(roomId, String(edit), signal),
    enabled: edit !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const at = edit === null ? undefined : span.data?.marks.findLast((mark) => mark.edit <= edit)?.at;
  const exported = useExported(roomId, board.isPlaceholderData ? undefined : board.data, title, edit, at);
  const error = span.error ?? board.error;
  return (
    <ExportDialog
      board={exported}
      onClose={onClose}
      failure={error ? error.message : null}
      moment={
        !choosesMoment ? undefined : span.data ? (
          <MomentSlider span={span.data} edit={chosen ?? span.data.edits} onChange={setChosen} />
        ) : (
          <Skeleton className="h-24" />
        )
      }
    />
  );
}

function useExported(
  roomId: string,
  snapshot: BoardSnapshotData | undefined,
  title: string,
  edit: number | null,
  at: number | undefined,
): ExportedBoard | null {
  return useMemo(() => {
    if (!snapshot || edit === null || at === undefined) return null;
    const date = new Date(at);
    return { roomId, snapshot, title, at: date, moment: { edit, at: date.toISOString() } };
  }, [roomId, snapshot, title, edit, at]);
}

/** The value once it has not changed for a while. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
