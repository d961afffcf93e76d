'use client';

import dynamic from 'next/dynamic';
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
  me,
  canEdit,
  onConnection,
}: {
  roomId: string;
  me: MyselfView;
  canEdit: boolean;
  onConnection: (connection: RoomConnection | null) => void;
}) {
  return (
    <section aria-label="Board" className="relative min-h-0 min-w-0 flex-1">
      <BoardCanvas
        roomId={roomId}
        person={{ id: me.personId, name: me.name, color: me.color }}
        canEdit={canEdit}
        onConnection={onConnection}
      />
    </section>
  );
}
