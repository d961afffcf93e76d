import type { CloseName } from '@/lib/sync/closeCodes';
import { MAX_STATE_VECTOR_BYTES, MAX_UNSAVED_BYTES, STEP_1_COST } from '@/lib/sync/limits';
import {
  type ClientMessage,
  decodeClientMessage,
  encodeAwareness,
  encodeStep2,
  ProtocolError,
} from '@/lib/sync/protocol';
import type { Access } from './access';
import { isExpired } from './accessWatch';
import type { Crowd } from './crowd';
import type { BoardDocument } from './document';
import type { Journal } from './journal';
import type { Clock, SyncLog, SyncMetrics } from './ports';
import type { Session } from './session';
import type { ActorKind } from './storage/storage';

/** What a frame can act on: a loaded room. */
export type OpenRoom = {
  readonly roomId: string;
  readonly document: BoardDocument;
  readonly journal: Journal<Session>;
  readonly crowd: Crowd;
  readonly clock: Clock;
  readonly log: SyncLog;
  readonly metrics: SyncMetrics;
  /** Closes a session and takes it out. */
  drop(session: Session, name: CloseName, detail?: string): void;
  /** Gives the document up and has everyone come back to the room as it is in the log. */
  reset(error: unknown): void;
};

/** What one frame of a session does in its room: SPEC.md, chapters A, S, W and L. Never throws. */
export function receiveFrame(room: OpenRoom, session: Session, frame: Uint8Array): void {
  if (isExpired(session.access, room.clock.now())) {
    room.drop(session, 'accessEnded');
    return;
  }
  try {
    answer(room, session, decodeClientMessage(frame));
  } catch (error) {
    const isProtocol = error instanceof ProtocolError;
    if (!isProtocol) room.log.error({ err: error, roomId: room.roomId }, 'a message could not be handled');
    room.drop(session, 'badMessage', isProtocol ? error.message : undefined);
  }
}

function answer(room: OpenRoom, session: Session, message: ClientMessage): void {
  const { crowd } = room;
  switch (message.kind) {
    case 'step1':
      sendMissing(room, session, message.stateVector);
      break;
    case 'step2':
      if (!takeEdit(room, session, message.update, false)) break;
      for (const held of session.goLive()) {
        if (!session.isClosed) takeEdit(room, session, held, false);
      }
      break;
    case 'update':
      takeEdit(room, session, message.update, true);
      break;
    case 'awareness':
      crowd.tellPresences(crowd.presences.receive(session, message.payload), session);
      break;
    case 'queryAwareness':
      session.send(encodeAwareness(crowd.presences.everyone()));
      break;
  }
}

function sendMissing(room: OpenRoom, session: Session, stateVector: Uint8Array): void {
  if (stateVector.length > MAX_STATE_VECTOR_BYTES) throw new ProtocolError('the state vector is too long');
  if (!session.charge(STEP_1_COST)) {
    room.drop(session, 'tooFast');
    return;
  }
  let missing: Uint8Array;
  try {
    missing = room.document.missingFor(stateVector);
  } catch {
    throw new ProtocolError('not a state vector');
  }
  session.send(encodeStep2(missing));
  session.hasBoard = true;
}

/** Check, relay, journal. False if the session was closed for it. */
function takeEdit(room: OpenRoom, session: Session, update: Uint8Array, mayWait: boolean): boolean {
  const { document, journal } = room;
  const { access } = session;
  const refuse = (name: CloseName, detail?: string) => {
    room.drop(session, name, detail);
    return false;
  };

  if (!access.canEdit || journal.unsavedBytes > MAX_UNSAVED_BYTES) {
    // Looking for news without taking them in goes through the whole board.
    if (!session.charge(STEP_1_COST)) return refuse('tooFast');
    const content = document.inspect(update);
    if (content === 'malformed') return refuse('badMessage', 'not an update');
    if (content === 'new') return refuse(access.canEdit ? 'tryLater' : 'readOnly');
    journal.mark(session);
    return true;
  }

  const merged = document.merge(update);
  switch (merged.kind) {
    case 'changed': {
      room.crowd.relay(merged.update, session);
      room.metrics.count('edit');
      const actor = { kind: actorKind(access), name: access.name };
      const at = new Date(room.clock.now());
      journal.write({ actorId: access.personId, actor, at, bytes: merged.update }, session);
      return true;
    }
    case 'nothingNew':
      journal.mark(session);
      return true;
    case 'gap':
      if (mayWait && session.hold(update)) return true;
      return refuse('badMessage', 'it builds on edits that are not here');
    case 'malformed':
      return refuse('badMessage', merged.why);
    case 'broken':
      refuse('badMessage', 'it cannot be applied');
      room.reset(merged.error);
      return false;
  }
}

function actorKind({ role }: Access): ActorKind {
  return role === 'candidate' || role === 'guest' ? role : 'member';
}
