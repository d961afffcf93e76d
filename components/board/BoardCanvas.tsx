'use client';

import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { Editor } from 'tldraw';
import type { PresencePerson } from '@/lib/board/people';
import type { RoomConnection, RoomStatus } from '@/lib/sync/client';
import { BoardClosed } from './BoardClosed';
import { BoardOpening } from './BoardOpening';
import { type BoardSession, openBoard } from './boardSession';
import { Canvas } from './Canvas';
import { keepTextLive } from './liveText';
import { showWholePage } from './showWholePage';
import { useBoardUser } from './useBoardUser';
import { useRoomStatus } from './useRoomStatus';

export interface BoardCanvasProps {
  roomId: string;
  /** Who draws here, as the server says. */
  person: PresencePerson;
  /** Whether they may draw, as the server says; it may change at any time. */
  canEdit: boolean;
  /** Given the connection when it is made, and null when it has ended. */
  onConnection?: (connection: RoomConnection | null) => void;
}

/** What is saved changes many times a second while somebody draws; the canvas has nothing to do with it. */
const LiveCanvas = memo(Canvas);

const NOT_OPEN: RoomStatus = {
  connection: 'connecting',
  save: 'offline',
  everSynced: false,
  hasUnsavedEdits: false,
  canEdit: null,
};

/** The live board of a room. */
export function BoardCanvas({ roomId, person, canEdit, onConnection }: BoardCanvasProps) {
  const user = useBoardUser(person);
  const [attempt, setAttempt] = useState(0);
  const [session, setSession] = useState<BoardSession | null>(null);
  const [hasCopy, setHasCopy] = useState(false);
  const [editor, setEditor] = useState<Editor | null>(null);

  const latest = useRef({ person, canEdit, editor, onConnection });
  useEffect(() => {
    latest.current = { person, canEdit, editor, onConnection };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens the board afresh
  useEffect(() => {
    const opened = openBoard({
      roomId,
      person: { ...latest.current.person, id: person.id },
      canEdit: () => latest.current.canEdit,
      isOnScreen: () => latest.current.editor !== null,
      onCopy: () => setHasCopy(true),
    });
    setSession(opened);
    latest.current.onConnection?.(opened.connection);
    return () => {
      latest.current.onConnection?.(null);
      setSession(null);
      setHasCopy(false);
      setEditor(null);
      opened.end();
    };
  }, [roomId, person.id, attempt]);

  const status = useRoomStatus(session?.connection ?? null) ?? NOT_OPEN;
  const { closed } = status;
  const isReadonly = !canEdit || status.canEdit === false || closed !== undefined;
  useEffect(() => {
    if (editor) setReadonly(editor, isReadonly);
  }, [editor, isReadonly]);

  useEffect(() => (editor ? keepTextLive(editor) : undefined), [editor]);

  const handleMount = useCallback((mounted: Editor) => {
    showWholePage(mounted);
    setEditor(mounted);
  }, []);

  const isOpen = session !== null && (status.everSynced || hasCopy);
  // Whoever may not be here any more does not go on seeing the board.
  const mayLook = closed?.action !== 'leave';
  return (
    <div className="absolute inset-0 isolate">
      {isOpen && mayLook ? (
        <LiveCanvas key={attempt} store={session.store} user={user} onMount={handleMount} />
      ) : null}
      {!isOpen && !closed ? <BoardOpening connection={status.connection} /> : null}
      {session && closed ? (
        <BoardClosed
          closed={closed}
          roomId={roomId}
          personId={person.id}
          onRetry={session.connection.retry}
          onReopen={() => setAttempt((count) => count + 1)}
        />
      ) : null}
    </div>
  );
}

/** Freezes or thaws the canvas where it stands: nothing is lost but a stroke that is just being drawn. */
function setReadonly(editor: Editor, isReadonly: boolean): void {
  if (editor.getInstanceState().isReadonly === isReadonly) return;
  if (isReadonly) {
    editor.cancel();
    editor.setEditingShape(null);
    editor.setCurrentTool('select');
  }
  editor.updateInstanceState({ isReadonly });
}
