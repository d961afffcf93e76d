import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The version our own clients name when connecting (`?v=`); a server that does not speak it says so. */
export const PROTOCOL_VERSION = 1;

/** Message types of y-websocket, which every client knows. */
export const MESSAGE_SYNC = 0;
export const MESSAGE_AWARENESS = 1;
export const MESSAGE_AUTH = 2;
export const MESSAGE_QUERY_AWARENESS = 3;
/** Ours, sent only to sockets that asked with `?acks=1`: what of theirs is durable. */
export const MESSAGE_ACKED = 120;
/** Ours, under the same condition: whether they may edit, and whether the server can store. */
export const MESSAGE_STANDING = 121;

/** Kinds of a sync message, as in y-protocols. */
export const SYNC_STEP_1 = 0;
export const SYNC_STEP_2 = 1;
export const SYNC_UPDATE = 2;

/**
 * What is durable of one socket's work. `count` is how many of its document messages (SyncStep2 and Update)
 * are: deletions do not move a state vector, so the vector alone cannot say it.
 */
export type Acked = { count: number; stateVector: Uint8Array };

/** What a socket is told about itself and the room. */
export type Standing = {
  /** Document messages with new content are accepted from this socket. */
  canEdit: boolean;
  /** The server is able to store; while it is not, edits reach the others but are not acknowledged. */
  storing: boolean;
};

/** A message from a client to the server. */
export type ClientMessage =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2'; update: Uint8Array }
  | { kind: 'update'; update: Uint8Array }
  | { kind: 'awareness'; payload: Uint8Array }
  | { kind: 'queryAwareness' };

/** A frame that is not a message of this protocol. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/**
 * Reads a frame sent by a client. The byte arrays in the result are views of `frame`.
 * @throws ProtocolError if it is not exactly one message that a client may send
 */
export function decodeClientMessage(frame: Uint8Array): ClientMessage {
  // Most messages are small changes: two kinds, a length in one byte, and that many bytes.
  if (
    frame[0] === MESSAGE_SYNC &&
    frame[1] === SYNC_UPDATE &&
    frame[2] === frame.length - 3 &&
    frame[2] < 0x80
  ) {
    return { kind: 'update', update: frame.subarray(3) };
  }
  const decoder = decoding.createDecoder(frame);
  const message = readClientMessage(decoder);
  if (decoding.hasContent(decoder)) throw new ProtocolError('bytes after the end of the message');
  return message;
}

function readClientMessage(decoder: decoding.Decoder): ClientMessage {
  try {
    const type = decoding.readVarUint(decoder);
    switch (type) {
      case MESSAGE_SYNC:
        return readSyncMessage(decoder);
      case MESSAGE_AWARENESS:
        return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) };
      case MESSAGE_QUERY_AWARENESS:
        return { kind: 'queryAwareness' };
      default:
        throw new ProtocolError(`message type ${type}`);
    }
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError('the frame ends early');
  }
}

function readSyncMessage(decoder: decoding.Decoder): ClientMessage {
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  switch (kind) {
    case SYNC_STEP_1:
      return { kind: 'step1', stateVector: bytes };
    case SYNC_STEP_2:
      return { kind: 'step2', update: bytes };
    case SYNC_UPDATE:
      return { kind: 'update', update: bytes };
    default:
      throw new ProtocolError(`sync message ${kind}`);
  }
}

/** True for a frame that carries document content: a SyncStep2 or an Update. */
export function isDocumentFrame(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE_SYNC && (frame[1] === SYNC_STEP_2 || frame[1] === SYNC_UPDATE);
}

/** True for the answer to the server's SyncStep1, after which the server has all that the client has. */
export function isStep2Frame(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE_SYNC && frame[1] === SYNC_STEP_2;
}

/** Asks for everything that is not in the state vector. */
export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(SYNC_STEP_1, stateVector);
}

/** Answers a SyncStep1. */
export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeSync(SYNC_STEP_2, update);
}

/** Carries one change. */
export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(SYNC_UPDATE, update);
}

/** What precedes the bytes of an update of this length in the message that carries it. */
export function encodeUpdateHead(length: number): Uint8Array {
  if (length >= MANY_HEADS) return makeUpdateHead(length);
  heads[length] ??= makeUpdateHead(length);
  return heads[length];
}

/** The heads of short updates are kept, as there is one for every edit. */
const MANY_HEADS = 1024;
const heads: Uint8Array[] = [];

function makeUpdateHead(length: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  encoding.writeVarUint(encoder, SYNC_UPDATE);
  encoding.writeVarUint(encoder, length);
  return encoding.toUint8Array(encoder);
}

function encodeSync(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** One person's presence: `json` is the state, or `null` for someone who left. */
export type AwarenessEntry = { clientId: number; clock: number; json: string };

/** A frame with these presences. Without any it changes nothing and serves as a sign of life. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const payload = encoding.createEncoder();
  encoding.writeVarUint(payload, entries.length);
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(payload, clientId);
    encoding.writeVarUint(payload, clock);
    encoding.writeVarString(payload, json);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(payload));
  return encoding.toUint8Array(encoder);
}

/**
 * Reads the payload of an awareness message; the states are not parsed.
 * @throws ProtocolError if it ends early or too late, or has more than `max` entries
 */
export function decodeAwareness(payload: Uint8Array, max = Number.POSITIVE_INFINITY): AwarenessEntry[] {
  const entries: AwarenessEntry[] = [];
  const decoder = decoding.createDecoder(payload);
  try {
    const count = decoding.readVarUint(decoder);
    if (count > max) throw new ProtocolError('too many presences');
    for (let i = 0; i < count; i++) {
      entries.push({
        clientId: decoding.readVarUint(decoder),
        clock: decoding.readVarUint(decoder),
        json: decoding.readVarString(decoder),
      });
    }
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError('the awareness message ends early');
  }
  if (decoding.hasContent(decoder)) throw new ProtocolError('bytes after the end of the awareness message');
  return entries;
}

/** A frame that says what of a socket's work is durable. */
export function encodeAcked({ count, stateVector }: Acked): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_ACKED);
  encoding.writeVarUint(encoder, count);
  encoding.writeVarUint8Array(encoder, stateVector);
  return encoding.toUint8Array(encoder);
}

/** Reads an `acked` message after its type. */
export function readAcked(decoder: decoding.Decoder): Acked {
  return { count: decoding.readVarUint(decoder), stateVector: decoding.readVarUint8Array(decoder) };
}

const CAN_EDIT = 1;
const STORING = 2;

/** A frame that tells a socket its standing. */
export function encodeStanding({ canEdit, storing }: Standing): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_STANDING);
  encoding.writeVarUint(encoder, (canEdit ? CAN_EDIT : 0) | (storing ? STORING : 0));
  return encoding.toUint8Array(encoder);
}

/** Reads a `standing` message after its type. Flags of later versions are ignored. */
export function readStanding(decoder: decoding.Decoder): Standing {
  const flags = decoding.readVarUint(decoder);
  return { canEdit: (flags & CAN_EDIT) !== 0, storing: (flags & STORING) !== 0 };
}
