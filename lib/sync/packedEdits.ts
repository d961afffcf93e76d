import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** An edit as it is kept in a board's log. */
export type LoggedEdit = {
  /** Who sent it. */
  actorId: string;
  /** When the server accepted it, in milliseconds since the epoch. */
  at: number;
  /** What it changed, as a version-1 Yjs update. */
  bytes: Uint8Array;
  /** The person passed it on and may not be who made it. */
  brought?: boolean;
};

/** A row of the log: one edit, or several that are packed. */
export type LogRow = { at: Date; actorId: string; bytes: Uint8Array; packed: boolean };

/** The edits that a row of the log holds, in order. @throws if a packed row cannot be read */
export function editsOf({ at, actorId, bytes, packed }: LogRow): LoggedEdit[] {
  return packed ? unpackEdits(bytes, at.getTime()) : [{ actorId, at: at.getTime(), bytes }];
}

/** The form that is written; others are not known yet. */
const FORM = 1;

/**
 * Several edits as the bytes of one row: who made them, and for each its actor and whether it was only brought,
 * the milliseconds since the one before it, and its update.
 */
export function packEdits(edits: readonly LoggedEdit[]): Uint8Array {
  const actors = [...new Set(edits.map(({ actorId }) => actorId))];
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FORM);
  encoding.writeVarUint(encoder, actors.length);
  for (const actorId of actors) encoding.writeVarString(encoder, actorId);
  encoding.writeVarUint(encoder, edits.length);
  let before = edits[0]?.at ?? 0;
  for (const { actorId, at, bytes, brought } of edits) {
    encoding.writeVarUint(encoder, 2 * actors.indexOf(actorId) + (brought ? 1 : 0));
    // A clock that was set back must not make a later edit the earlier one.
    const after = Math.max(0, at - before);
    encoding.writeVarUint(encoder, after);
    before += after;
    encoding.writeVarUint8Array(encoder, bytes);
  }
  return encoding.toUint8Array(encoder);
}

/**
 * Reads what `packEdits` made.
 * @param at when the first edit was made
 * @throws if it is something else
 */
export function unpackEdits(bytes: Uint8Array, at: number): LoggedEdit[] {
  const decoder = decoding.createDecoder(bytes);
  const form = decoding.readVarUint(decoder);
  if (form !== FORM) throw new Error(`a row of the log has the unknown form ${form}`);
  const actors = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
  const edits: LoggedEdit[] = [];
  let time = at;
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const who = decoding.readVarUint(decoder);
    const actorId = actors[who >>> 1];
    if (actorId === undefined) throw new Error('a row of the log names nobody');
    time += decoding.readVarUint(decoder);
    edits.push({
      actorId,
      at: time,
      bytes: decoding.readVarUint8Array(decoder),
      brought: (who & 1) === 1,
    });
  }
  return edits;
}
