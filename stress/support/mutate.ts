import type { Random } from '@/lib/testing/random';
import type { Sample } from './corpus';

/** Numbers at which readers of variable-length numbers tend to break, as they are written. */
const NUMBERS: readonly number[][] = [
  [0],
  [0x7f],
  [0x80, 0x01],
  [0xff, 0xff, 0x03],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
  Array(12).fill(0xff),
];

/** The longest result, so that one message does not become many. */
const MAX_LENGTH = 300_000;

type Change = (bytes: Uint8Array, random: Random, others: readonly Sample[]) => Uint8Array;

const CHANGES: readonly Change[] = [
  // A bit flipped.
  (bytes, random) => {
    const changed = bytes.slice();
    const at = random.int(0, Math.max(1, bytes.length));
    if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.int(0, 8));
    return changed;
  },
  // A byte replaced.
  (bytes, random) => {
    const changed = bytes.slice();
    if (changed.length > 0) changed[random.int(0, changed.length)] = random.int(0, 256);
    return changed;
  },
  // Cut off.
  (bytes, random) => bytes.subarray(0, random.int(0, bytes.length + 1)),
  // A part left out.
  (bytes, random) => {
    const [from, to] = part(bytes, random);
    return join(bytes.subarray(0, from), bytes.subarray(to));
  },
  // A part twice.
  (bytes, random) => {
    const [from, to] = part(bytes, random);
    return join(bytes.subarray(0, to), bytes.subarray(from));
  },
  // A number put over another, or between two.
  (bytes, random) => {
    const at = random.int(0, bytes.length + 1);
    const replaced = random.int(0, 3);
    return join(bytes.subarray(0, at), new Uint8Array(random.pick(NUMBERS)), bytes.subarray(at + replaced));
  },
  // A part of another message.
  (bytes, random, others) => {
    const other = random.pick(others).payload;
    const [from, to] = part(other, random);
    const at = random.int(0, bytes.length + 1);
    return join(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
  },
  // Another message behind.
  (bytes, random, others) => join(bytes, random.pick(others).payload),
];

/** A message with one to four things wrong: in what it says, or in the frame around it. */
export function mutate({ payload, wrap }: Sample, others: readonly Sample[], random: Random): Uint8Array {
  const isInside = random.chance(0.7);
  const changed = change(isInside ? payload : wrap(payload), others, random);
  return isInside ? wrap(changed) : changed;
}

/** Bytes with one to four changes. */
export function change(bytes: Uint8Array, samples: readonly Sample[], random: Random): Uint8Array {
  let changed = bytes;
  for (let changes = random.chance(0.6) ? 1 : random.int(2, 5); changes > 0; changes--) {
    changed = random.pick(CHANGES)(changed, random, samples);
  }
  return changed.length > MAX_LENGTH ? changed.subarray(0, MAX_LENGTH) : changed;
}

function part(bytes: Uint8Array, random: Random): [from: number, to: number] {
  const from = random.int(0, bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.int(0, 64))];
}

function join(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
