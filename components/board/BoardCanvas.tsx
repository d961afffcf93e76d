'use client';

import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { Editor } from 'tldraw';
import type { PresencePerson } from '@/lib/board/people';
import type { RoomConnection, RoomStatus } from '@/lib/sync/client';
import { CLOSE_CODES } from '@/lib/sync/closeCodes';
import { BoardAuthors } from './authors/BoardAuthors';
import { HistoryRoom } from './authors/historyRoom';
import { BoardClosed } from './BoardClosed';
import { BoardNotices } from './BoardNotices';
import { BoardOpening } from './BoardOpening';
import { type BoardHandle, boardHandle } from './boardHandle';
import { type BoardSession, openBoard } from './boardSession';
import { Canvas } from './Canvas';
import { type Company, keepCompany } from './company/company';
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
  /** Whether they may look back on it, to see who drew what. */
  mayLookBack: boolean;
  /** Who has locked the board, as a sentence; null while it is not locked. */
  lock: string | null;
  /** It is the lock that keeps this person from drawing. */
  isLockedOut: boolean;
  /** A call of this person brings the others along instead of asking them. */
  callBrings: boolean;
  /** Given the connection when it is made, and null when it has ended. */
  onConnection?: (connection: RoomConnection | null) => void;
  /** Given what can be done on the board from around it, once it is open, and null when it no longer is. */
  onBoard?: (board: BoardHandle | null) => void;
  /** Given the company at the board once there is a canvas, and null when that has ended. */
  onCompany?: (company: Company | null) => void;
}

/** What is saved changes many times a second while somebody draws; the canvas has nothing to do with it. */
const LiveCanvas = memo(Canvas);
/** The same element each time, so that the canvas stays as it is. */
const IN_CANVAS = <BoardAuthors />;

const NOT_OPEN: RoomStatus = {
  connection: 'connecting',
  save: 'offline',
  everSynced: false,
  hasUnsavedEdits: false,
  canEdit: null,
};

/** The live board of a room. */
export function BoardCanvas({
  roomId,
  person,
  canEdit,
  mayLookBack,
  lock,
  isLockedOut,
  callBrings,
  onConnection,
  onBoard,
  onCompany,
}: BoardCanvasProps) {
  const user = useBoardUser(person);
  const [attempt, setAttempt] = useState(0);
  const [session, setSession] = useState<BoardSession | null>(null);
  const [hasCopy, setHasCopy] = useState(false);
  const [editor, setEditor] = useState<Editor | null>(null);

  const [company, setCompany] = useState<Company | null>(null);

  const latest = useRef({ person, canEdit, editor, onConnection, onCompany });
  useEffect(() => {
    latest.current = { person, canEdit, editor, onConnection, onCompany };
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

  useEffect(() => {
    onBoard?.(editor && boardHandle(editor));
    return () => onBoard?.(null);
  }, [editor, onBoard]);

  const awareness = session?.connection.awareness;
  useEffect(() => {
    if (!editor || !awareness) return;
    const kept = keepCompany(editor, awareness, { callBrings });
    setCompany(kept);
    latest.current.onCompany?.(kept);
    return () => {
      kept.end();
      setCompany(null);
      latest.current.onCompany?.(null);
    };
  }, [editor, awareness, callBrings]);

  // The laser is of the person's colour here too, as the others see it.
  useEffect(() => {
    editor?.getContainer().style.setProperty('--color-laser', person.color);
  }, [editor, person.color]);

  // What was drawn without a connection and refused for the lock is sent once the lock has gone.
  const couldEdit = useRef(canEdit);
  useEffect(() => {
    if (canEdit && !couldEdit.current && closed?.code === CLOSE_CODES.readOnly) session?.connection.retry();
    couldEdit.current = canEdit;
  }, [canEdit, closed, session]);

  const handleMount = useCallback((mounted: Editor) => {
    showWholePage(mounted);
    setEditor(mounted);
  }, []);

  const isOpen = session !== null && (status.everSynced || hasCopy);
  // Whoever may not be here any more does not go on seeing the board.
  const mayLook = closed?.action !== 'leave';
  return (
    <div className="@container absolute inset-0 isolate">
      {isOpen && mayLook ? (
        <>
          <BoardNotices company={company} lock={lock} isViewOnly={!canEdit && !isLockedOut} />
          <HistoryRoom value={mayLookBack ? roomId : null}>
            <LiveCanvas key={attempt} store={session.store} user={user} onMount={handleMount}>
              {IN_CANVAS}
            </LiveCanvas>
          </HistoryRoom>
        </>
      ) : null}
      {!isOpen && !closed ? <BoardOpening connection={status.connection} /> : null}
      {session && closed ? (
        <BoardClosed
          closed={closed}
          lock={isLockedOut ? lock : null}
          roomId={roomId}
          personId={person.id}
          onRetry={session.connection.retry}
          onReopen={() => setAttempt((count) => count + 1)}
        />
      ) : null}
    </div>
  );
}

/** Freezes or thaws the canvas where it stands; a stroke that is just being drawn ends there. */
function setReadonly(editor: Editor, isReadonly: boolean): void {
  if (editor.getInstanceState().isReadonly === isReadonly) return;
  if (isReadonly) {
    editor.cancel();
    editor.setEditingShape(null);
    editor.setCurrentTool('select');
  }
  editor.updateInstanceState({ isReadonly });
}
