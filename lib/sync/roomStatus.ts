import type { StopAction } from './closeCodes';

/**
 * - `connecting`: the first attempt is under way.
 * - `online`: connected, and the board is the server's.
 * - `offline`: not connected; it will be tried again.
 * - `closed`: ended for good, see `closed`.
 */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'closed';

/**
 * - `saved`: every edit made here is durable on the server.
 * - `saving`: the server has not confirmed everything yet.
 * - `offline`: nothing can be confirmed now; edits are sent once the connection is back.
 * - `unsaved`: there are edits that the server cannot store at the moment, or will never get.
 * - `read-only`: this person may not edit, so there is nothing to save.
 */
export type SaveState = 'saved' | 'saving' | 'offline' | 'unsaved' | 'read-only';

/** Why a connection has ended for good, and what the person can do. */
export type ClosedState = { code: number; reason: string; action: StopAction };

/** What is shown of a connection to a room. */
export type RoomStatus = {
  connection: ConnectionState;
  save: SaveState;
  /** Present if `connection` is `closed`. */
  closed?: ClosedState;
  /** The board was there at least once since it was opened: what is shown is not merely an empty start. */
  everSynced: boolean;
  /** Edits were made here that are not known to be durable; leaving now may lose them. */
  hasUnsavedEdits: boolean;
  /** The server's word on whether this person may edit; null until it has been heard. */
  canEdit: boolean | null;
};

/** What is known of a connection. */
export type RoomFacts = {
  link: 'first' | 'open' | 'lost';
  closed: ClosedState | null;
  /** The server's board has arrived on this connection. */
  synced: boolean;
  /** All that this document had was sent on this connection, in answer to the server's question. */
  answered: boolean;
  /** Document messages sent on this connection, and how many of them are durable. */
  sent: number;
  acked: number;
  /** Edits were made that this connection has not sent. */
  owesEdits: boolean;
  /** Edits are among what was sent since everything was durable. */
  sentEdits: boolean;
  /** The copy in the browser has been read into the document, or there is none. */
  copyLoaded: boolean;
  everSynced: boolean;
  canEdit: boolean | null;
  storing: boolean;
};

/** What can honestly be said, given the facts. */
export function deriveStatus(facts: RoomFacts): RoomStatus {
  const connection = connectionState(facts);
  const status: RoomStatus = {
    connection,
    save: saveState(facts, connection),
    everSynced: facts.everSynced,
    hasUnsavedEdits: hasUnsavedEdits(facts),
    canEdit: facts.canEdit,
  };
  return facts.closed ? { ...status, closed: facts.closed } : status;
}

/** True if an edit was made here that is not known to be durable. */
export function hasUnsavedEdits({ owesEdits, sentEdits }: RoomFacts): boolean {
  return owesEdits || sentEdits;
}

function connectionState(facts: RoomFacts): ConnectionState {
  if (facts.closed) return 'closed';
  if (facts.link === 'open' && facts.synced) return 'online';
  return facts.link === 'lost' ? 'offline' : 'connecting';
}

function saveState(facts: RoomFacts, connection: ConnectionState): SaveState {
  const isUnsaved = hasUnsavedEdits(facts);
  if (facts.canEdit === false && !isUnsaved) return 'read-only';
  switch (connection) {
    case 'closed':
      if (isUnsaved) return 'unsaved';
      return facts.everSynced && facts.copyLoaded ? 'saved' : 'offline';
    case 'connecting':
    case 'offline':
      return 'offline';
    case 'online':
      // The answer to the server's question, even without edits of one's own, has to be durable too.
      if (!isUnsaved && facts.answered && facts.copyLoaded && facts.acked === facts.sent) return 'saved';
      return isUnsaved && !facts.storing ? 'unsaved' : 'saving';
  }
}
