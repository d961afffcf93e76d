'use client';

import dynamic from 'next/dynamic';
import type { BoardHandle } from '@/components/board/boardHandle';
import type { Company } from '@/components/board/company/company';
import { BoardTitle } from '@/components/board/export/boardTitle';
import { Skeleton } from '@/components/ui/Skeleton';
import { lockedBy } from '@/lib/permissions/refusal';
import { isLockedOut } from '@/lib/permissions/room';
import type { RoomView } from '@/lib/schemas/room';
import type { RoomConnection } from '@/lib/sync/client';
import { loadCanvas } from './loadCanvas';

const BoardCanvas = dynamic(loadCanvas, {
  ssr: false,
  loading: () => <Skeleton className="absolute inset-0 rounded-none" />,
});

/** The live board of a room; it loads apart from the page because the canvas needs a browser. */
export function RoomBoard({
  view,
  title,
  onConnection,
  onBoard,
  onCompany,
}: {
  view: RoomView;
  /** What the board is called in the files that are made of it. */
  title: string;
  onConnection: (connection: RoomConnection | null) => void;
  /** Given what can be done on the board from around it, once it is open. */
  onBoard?: (board: BoardHandle | null) => void;
  onCompany: (company: Company | null) => void;
}) {
  const { roomId, me } = view;
  return (
    <section aria-label="Board" className="relative min-h-0 min-w-0 flex-1">
      <BoardTitle value={title}>
        <BoardCanvas
          roomId={roomId}
          person={{ id: me.personId, name: me.name, color: me.color }}
          canEdit={view.audience === 'candidate' ? view.canEdit : view.can['board.edit']}
          mayLookBack={view.audience !== 'candidate' && view.can['history.read']}
          lock={view.locked ? lockedBy(view.audience === 'sketch' ? 'sketch' : 'interview') : null}
          isLockedOut={view.locked && isLockedOut(me.role, 'board.edit')}
          callBrings={me.role === 'interviewer'}
          onConnection={onConnection}
          {...(onBoard && { onBoard })}
          onCompany={onCompany}
        />
      </BoardTitle>
    </section>
  );
}
