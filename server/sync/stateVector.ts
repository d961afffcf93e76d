import * as encoding from 'lib0/encoding';
import { ProtocolError } from '@/lib/sync/protocol';
import { MalformedUpdate, UpdateReader } from './updateReader';

/** For each writer the clock behind its last struct. */
export type StateVector = ReadonlyMap<number, number>;

/** A state vector as Yjs encodes it. */
export function encodeStateVector(vector: StateVector): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, vector.size);
  for (const [client, clock] of vector) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}

/** @throws ProtocolError if the bytes are not exactly one state vector */
export function decodeStateVector(bytes: Uint8Array): StateVector {
  const reader = new UpdateReader(bytes);
  const vector = new Map<number, number>();
  try {
    for (let left = reader.varUint(); left > 0; left--) vector.set(reader.varUint(), reader.varUint());
  } catch (error) {
    if (error instanceof MalformedUpdate) throw new ProtocolError('not a state vector');
    throw error;
  }
  if (!reader.isAtEnd) throw new ProtocolError('bytes after the end of the state vector');
  return vector;
}

/** True if everything in `part` is in `whole` too. */
export function covers(whole: StateVector, part: StateVector): boolean {
  for (const [client, clock] of part) if ((whole.get(client) ?? 0) < clock) return false;
  return true;
}
