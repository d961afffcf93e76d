'use client';

import dynamic from 'next/dynamic';
import type { BoardHandle } from '@/components/board/boardHandle';
import { BoardTitle } from '@/components/board/export/boardTitle';
import { Skeleton } from '@/components/ui/Skeleton';
import type { MyselfView } from '@/lib/schemas/room';
import type { RoomConnection } from '@/lib/sync/client';

const BoardCanvas = dynamic(
  () => import('@/components/board/BoardCanvas').then((module) => module.BoardCanvas),
  {
    ssr: false,
    loading: () => <Skeleton className="absolute inset-0 rounded-none" />,
  },
);

/** The live board of a room; it loads apart from the page because the canvas needs a browser. */
export function RoomBoard({
  roomId,
  title,
  me,
  canEdit,
  onConnection,
  onBoard,
}: {
  roomId: string;
  /** What the board is called in the files that are made of it. */
  title: string;
  me: MyselfView;
  canEdit: boolean;
  onConnection: (connection: RoomConnection | null) => void;
  /** Given what can be done on the board from around it, once it is open. */
  onBoard?: (board: BoardHandle | null) => void;
}) {
  return (
    <section aria-label="Board" className="relative min-h-0 min-w-0 flex-1">
      <BoardTitle value={title}>
        <BoardCanvas
          roomId={roomId}
          person={{ id: me.personId, name: me.name, color: me.color }}
          canEdit={canEdit}
          onConnection={onConnection}
          {...(onBoard && { onBoard })}
        />
      </BoardTitle>
    </section>
  );
}
