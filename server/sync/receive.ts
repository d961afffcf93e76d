import type { CloseName } from '@/lib/sync/closeCodes';
import {
  MAX_BOARD_BYTES,
  MAX_DELETIONS,
  MAX_STATE_VECTOR_BYTES,
  MAX_UNSAVED_BYTES,
  MAX_WRITERS,
  STEP_1_COST,
} from '@/lib/sync/limits';
import { type ClientMessage, decodeClientMessage, ProtocolError } from '@/lib/sync/protocol';
import type { Access } from './access';
import { isExpired } from './accessWatch';
import type { BoardBytes, FittingEdit } from './boardBytes';
import type { Crowd } from './crowd';
import type { Journal } from './journal';
import type { Clock, SyncLog, SyncMetrics } from './ports';
import type { Presences } from './presences';
import type { Block } from './scanUpdate';
import type { Session } from './session';
import { decodeStateVector } from './stateVector';
import type { ActorKind, LogEntry } from './storage/storage';
import type { Writers } from './writers';

/** What the journal reports once it is durable: a message of a session, and what was new in it. */
export type Durable = { session: Session; news: readonly Block[] };

/** What a frame can act on: a loaded room. */
export type OpenRoom = {
  readonly roomId: string;
  readonly board: BoardBytes<Session>;
  readonly writers: Writers;
  readonly presences: Presences<Session>;
  readonly journal: Journal<Durable | null>;
  readonly crowd: Crowd;
  readonly clock: Clock;
  readonly log: SyncLog;
  readonly metrics: SyncMetrics;
  /** Other nodes may have edits of this room that have not come here yet. */
  readonly hasNeighbours: boolean;
  /** Closes a session and takes it out. */
  drop(session: Session, name: CloseName, detail?: string): void;
  /** Tells the other nodes, if there are any. */
  tellNeighbours(entry: LogEntry): void;
  /** Writes what other nodes have sent and that has not been seen in the log yet. */
  adoptUnlogged(): void;
  /** Reads from the log what other nodes have written. */
  catchUp(): void;
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
  const { crowd, presences } = room;
  switch (message.kind) {
    case 'step1':
      askForBoard(room, session, message.stateVector);
      break;
    case 'step2':
      if (!takeEdit(room, session, message.update, true)) break;
      session.endLastCall();
      for (const held of session.goLive()) {
        if (!session.isClosed) takeEdit(room, session, held, false);
      }
      break;
    case 'update':
      takeEdit(room, session, message.update, false);
      break;
    case 'awareness':
      crowd.tellPresences(presences.receive(session, message.payload), session);
      break;
    case 'queryAwareness':
      session.due.everyone = true;
      crowd.wake();
      break;
  }
}

function askForBoard(room: OpenRoom, session: Session, stateVector: Uint8Array): void {
  if (stateVector.length > MAX_STATE_VECTOR_BYTES) throw new ProtocolError('the state vector is too long');
  if (!session.charge(STEP_1_COST)) {
    room.drop(session, 'tooFast');
    return;
  }
  session.due.board = decodeStateVector(stateVector);
  room.crowd.wake();
}

/** Check, relay, journal. False if the session was closed for it. */
function takeEdit(room: OpenRoom, session: Session, update: Uint8Array, isAnswer: boolean): boolean {
  const { board, journal } = room;
  const { mayEdit } = session;
  const refuse = (name: CloseName, detail?: string) => {
    room.drop(session, name, detail);
    return false;
  };

  const check = board.check(update);
  if (check.kind === 'malformed') return refuse('badMessage', check.why);
  const mayStore = mayEdit && journal.unsavedBytes <= MAX_UNSAVED_BYTES;
  if (check.kind === 'gap') {
    if (!mayEdit) return refuse('readOnly');
    if (!mayStore) return refuse('tryLater');
    if (!isAnswer && session.hold(update)) return true;
    if (!room.hasNeighbours) return refuse('badMessage', 'it builds on edits that are not here');
    room.catchUp();
    return refuse('tryLater');
  }
  if (!mayStore && !session.charge(STEP_1_COST)) return refuse('tooFast');
  if (check.news.length === 0 && check.deletions.length === 0) {
    // What was known already may be what another node has sent, and that may not be in the log yet.
    room.adoptUnlogged();
    journal.mark({ session, news: [] });
    return true;
  }
  if (!mayEdit) return refuse('readOnly');
  if (!mayStore) return refuse('tryLater');
  if (board.baseBytes + board.tailBytes + update.length > 2 * MAX_BOARD_BYTES || isTooLarge(board, check)) {
    return refuse('tooLarge', 'the board is full');
  }
  if (isSomeoneElses(room, session, check)) {
    // They are about to bring it themselves, and then it is no news any more.
    room.catchUp();
    return refuse('restart');
  }
  store(room, session, check, isAnswer);
  return true;
}

/** True if the update adds to a board that has reached its size, or too many writers. */
function isTooLarge(board: BoardBytes<Session>, { news, deletions }: FittingEdit): boolean {
  if (deletions.length > 0 && board.deletions + deletions.length / 3 > MAX_DELETIONS) return true;
  if (news.length === 0) return false;
  let newWriters = 0;
  for (const { client } of news) if (!board.stateVector.has(client)) newWriters++;
  return board.baseBytes > MAX_BOARD_BYTES || board.writers + newWriters > MAX_WRITERS;
}

/**
 * True if the update has new structs in the name of someone else who is here. What somebody has of a person
 * who is not here is taken, because after a crash it may be all that is left; the log says who brought it.
 */
function isSomeoneElses({ writers, presences, crowd }: OpenRoom, session: Session, { news }: FittingEdit) {
  return news.some(({ client }) => {
    const owner = writers.ownerOf(client) ?? presences.personOf(client) ?? session.personId;
    return owner !== session.personId && crowd.isHere(owner);
  });
}

/** True if some of the structs may be someone else's: what a client has got from others is among its answer. */
function isBrought(
  { writers, presences }: OpenRoom,
  { personId }: Session,
  { news }: FittingEdit,
  isAnswer: boolean,
) {
  const isOwn = ({ client }: Block) => (writers.ownerOf(client) ?? presences.personOf(client)) === personId;
  return isAnswer || news.length > 1 ? !news.every(isOwn) : false;
}

function store(room: OpenRoom, session: Session, check: FittingEdit, isAnswer: boolean): void {
  const { access } = session;
  const brought = isBrought(room, session, check, isAnswer);
  const edit = room.board.take(check, session);
  if (!edit) return;
  // So is what of it was known already.
  if (isAnswer || edit.length !== check.update.length) room.adoptUnlogged();
  if (!brought) for (const { client } of check.news) room.writers.claim(client, access.personId);
  room.metrics.count('edit');
  room.crowd.wake();
  const entry: LogEntry = {
    actorId: access.personId,
    actor: { kind: actorKind(access), name: access.name },
    at: room.clock.now(),
    bytes: edit.update,
    brought,
  };
  room.tellNeighbours(entry);
  room.journal.write(entry, { session, news: check.news });
}

function actorKind({ role }: Access): ActorKind {
  return role === 'candidate' || role === 'guest' ? role : 'member';
}
