import { SLOW_READER_BYTES, STALLED_READER_BYTES } from '@/lib/sync/limits';
import { encodeAcked, encodeAwareness, encodeStanding, encodeStep1 } from '@/lib/sync/protocol';
import type { BoardBytes } from './boardBytes';
import { Message } from './message';
import type { SyncMetrics } from './ports';
import type { Presences } from './presences';
import type { Session } from './session';
import { encodeStateVector } from './stateVector';

/** A presence that changed in this turn. */
export type PresenceNews = { readonly message: Message; readonly author: Session | null };

/** What sessions are told from. */
export type Source = {
  readonly board: BoardBytes<Session>;
  readonly presences: Presences<Session>;
  /** The server is able to store. */
  isStoring(): boolean;
  readonly metrics: SyncMetrics;
};

/**
 * Sends a session what it is due at the end of a turn: with one write, and nothing of it twice. A client that
 * does not read fast enough loses presences first; then it is sent nothing, and brought up to date later.
 * @returns false if it could not be sent everything
 */
export function deliver(session: Session, source: Source, news: ReadonlyMap<number, PresenceNews>): boolean {
  if (news.size === 0 && !isDueAnything(session, source)) return true;
  const { due, unread } = session;
  if (unread > STALLED_READER_BYTES) {
    due.everyone = true;
    return false;
  }
  session.behindSince = null;
  const messages: Message[] = [];
  if (due.hello) {
    due.hello = false;
    messages.push(question(source));
  }
  collectBoard(session, source, messages);
  if (due.standing) {
    due.standing = false;
    messages.push(
      new Message(encodeStanding({ canEdit: session.access.canEdit, storing: source.isStoring() })),
    );
  }
  // Behind the standing: who answers has heard it.
  if (due.lastCall) {
    due.lastCall = false;
    messages.push(question(source));
  }
  const isSlow = unread > SLOW_READER_BYTES;
  if (isSlow) due.everyone ||= news.size > 0;
  else collectPresences(session, source, news, messages);
  if (due.ack) messages.push(new Message(encodeAcked(session.takeAck())));
  session.send(messages);
  return !isSlow;
}

/** Asks for all that the server lacks. */
function question({ board }: Source): Message {
  return new Message(encodeStep1(encodeStateVector(board.stateVector)));
}

function isDueAnything({ due, position }: Session, { board }: Source): boolean {
  if (position !== null && position !== board.end) return true;
  return due.hello || due.board !== null || due.standing || due.lastCall || due.everyone || due.ack;
}

function collectBoard(session: Session, { board, metrics }: Source, messages: Message[]): void {
  const { due } = session;
  let known = due.board;
  due.board = null;
  if (known === null && session.position !== null) {
    if (session.position === board.end) return;
    const edits = board.since(session.position);
    if (edits) {
      for (const { author, message } of edits) if (author !== session) messages.push(message);
    } else {
      // It was behind while the edits it lacks became part of the base.
      metrics.count('resync');
      known = new Map();
    }
  }
  if (known) for (const message of board.missingFor(known)) messages.push(message);
  if (known || session.position !== null) session.position = board.end;
}

function collectPresences(
  session: Session,
  { presences }: Source,
  news: ReadonlyMap<number, PresenceNews>,
  messages: Message[],
): void {
  if (session.due.everyone) {
    session.due.everyone = false;
    const entries = presences.everyone(session);
    if (entries.length > 0) messages.push(new Message(encodeAwareness(entries)));
    return;
  }
  for (const { author, message } of news.values()) if (author !== session) messages.push(message);
}
