import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PresenceOfNode } from './presences';
import type { ActorKind, LogEntry } from './storage/storage';

/** What the nodes that serve a room tell each other about it. */
export type RoomMessage =
  /** Edits that this node accepted and is about to write to the log. */
  | { kind: 'edits'; entries: LogEntry[] }
  /** Presences of this node's sockets, all that are there or those that changed. */
  | { kind: 'presences'; entries: PresenceOfNode[] }
  /** This node has opened the room, and would like to know who is present elsewhere. */
  | { kind: 'hello' }
  /** This node has closed the room. */
  | { kind: 'bye' };

const EDITS = 0;
const PRESENCES = 1;
const HELLO = 2;
const BYE = 3;

/** A message as bytes. */
export function encodeRoomMessage(message: RoomMessage): Uint8Array {
  const encoder = encoding.createEncoder();
  switch (message.kind) {
    case 'edits':
      encoding.writeVarUint(encoder, EDITS);
      encoding.writeVarUint(encoder, message.entries.length);
      for (const { actorId, actor, at, bytes, brought } of message.entries) {
        encoding.writeVarString(encoder, actorId);
        encoding.writeVarString(encoder, actor.kind);
        encoding.writeVarString(encoder, actor.name);
        encoding.writeVarUint(encoder, at);
        encoding.writeVarUint8Array(encoder, bytes);
        encoding.writeUint8(encoder, brought ? 1 : 0);
      }
      break;
    case 'presences':
      encoding.writeVarUint(encoder, PRESENCES);
      encoding.writeVarUint(encoder, message.entries.length);
      for (const { clientId, clock, json, personId } of message.entries) {
        encoding.writeVarUint(encoder, clientId);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, json);
        encoding.writeVarString(encoder, personId);
      }
      break;
    case 'hello':
      encoding.writeVarUint(encoder, HELLO);
      break;
    case 'bye':
      encoding.writeVarUint(encoder, BYE);
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** Reads a message of another node. @throws if it is none, as one of a later version may be */
export function decodeRoomMessage(bytes: Uint8Array): RoomMessage {
  const decoder = decoding.createDecoder(bytes);
  const kind = decoding.readVarUint(decoder);
  switch (kind) {
    case EDITS:
      return { kind: 'edits', entries: readMany(decoder, readEntry) };
    case PRESENCES:
      return { kind: 'presences', entries: readMany(decoder, readPresence) };
    case HELLO:
      return { kind: 'hello' };
    case BYE:
      return { kind: 'bye' };
    default:
      throw new Error(`a node sent a message of the unknown kind ${kind}`);
  }
}

function readMany<T>(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => T): T[] {
  const list: T[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) list.push(read(decoder));
  return list;
}

function readEntry(decoder: decoding.Decoder): LogEntry {
  return {
    actorId: decoding.readVarString(decoder),
    actor: { kind: decoding.readVarString(decoder) as ActorKind, name: decoding.readVarString(decoder) },
    at: decoding.readVarUint(decoder),
    bytes: decoding.readVarUint8Array(decoder),
    brought: decoding.readUint8(decoder) === 1,
  };
}

function readPresence(decoder: decoding.Decoder): PresenceOfNode {
  return {
    clientId: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    json: decoding.readVarString(decoder),
    personId: decoding.readVarString(decoder),
  };
}
