import { beforeEach, describe, expect, it } from 'vitest';
import { type BoardStorage, EMPTY_LOG, type LogEntry, type WriteOutcome } from '../storage/storage';

/** A storage to be tested, with two rooms in it that nobody has drawn in. */
export type ContractStage = {
  storage: BoardStorage;
  roomId: string;
  otherRoomId: string;
  /** Breaks the stored state of a room's newest checkpoint. */
  damageCheckpoint?(roomId: string): Promise<void>;
};

const AT = Date.UTC(2030, 0, 1, 12);

function entry(number: number, more: Partial<LogEntry> = {}): LogEntry {
  return {
    actorId: 'member:anna',
    actor: { kind: 'member', name: 'Anna' },
    at: AT + number,
    bytes: new Uint8Array([number & 255, number >> 8, 0, 255]),
    ...more,
  };
}

function entries(from: number, to: number): LogEntry[] {
  return Array.from({ length: to - from }, (_, i) => entry(from + i));
}

/** What every storage must do. */
export function describeStorage(name: string, makeStage: () => Promise<ContractStage>): void {
  describe(`${name}: the contract of a board storage`, () => {
    let stage: ContractStage;
    let storage: BoardStorage;
    let roomId: string;
    let otherRoomId: string;
    beforeEach(async () => {
      stage = await makeStage();
      ({ storage, roomId, otherRoomId } = stage);
    });

    async function append(list: LogEntry[], afterSeq: bigint, room = roomId): Promise<WriteOutcome> {
      const [outcome] = await storage.append([{ roomId: room, entries: list, afterSeq }]);
      if (!outcome) throw new Error('no outcome');
      return outcome;
    }
    async function read(afterSeq?: bigint, room = roomId): Promise<{ bytes: number[][]; seqs: bigint[] }> {
      const bytes: number[][] = [];
      const seqs: bigint[] = [];
      for await (const page of storage.load(room, afterSeq)) {
        bytes.push(...page.edits.map((edit) => [...edit.bytes]));
        seqs.push(page.seq);
      }
      return { bytes, seqs };
    }
    const bytesOf = (list: LogEntry[]) => list.map(({ bytes }) => [...bytes]);

    it('has no pages for a room in which nobody drew', async () => {
      expect(await read()).toEqual({ bytes: [], seqs: [] });
      expect(await storage.heads([roomId])).toEqual(new Map());
    });

    it('gives back what was appended, in order, from the start or from a row', async () => {
      expect(await append(entries(0, 3), EMPTY_LOG)).toBe('written');
      expect(await append(entries(3, 5), 1n)).toBe('written');
      expect((await read()).bytes).toEqual(bytesOf(entries(0, 5)));
      expect((await read()).seqs.at(-1)).toBe(2n);
      expect((await read(1n)).bytes).toEqual(bytesOf(entries(3, 5)));
      expect(await read(2n)).toEqual({ bytes: [], seqs: [] });
    });

    it('keeps who made each edit, when, and whether it was only brought', async () => {
      const list = [
        entry(0),
        entry(5, { actorId: 'pass:ben', actor: { kind: 'candidate', name: 'Ben' }, brought: true }),
        entry(9),
      ];
      await append(list, EMPTY_LOG);
      await append([entry(12, { brought: true })], 1n);
      await append([entry(13)], 2n);
      const read: [string, number, boolean][] = [];
      for await (const { edits } of storage.load(roomId)) {
        for (const { actorId, at, brought } of edits) read.push([actorId, at - AT, brought === true]);
      }
      expect(read).toEqual([
        ['member:anna', 0, false],
        ['pass:ben', 5, true],
        ['member:anna', 9, false],
        ['member:anna', 12, true],
        ['member:anna', 13, false],
      ]);
    });

    it('keeps rooms apart, also those written together, and knows where each log ends', async () => {
      const outcomes = await storage.append([
        { roomId, entries: entries(0, 2), afterSeq: EMPTY_LOG },
        { roomId: otherRoomId, entries: entries(10, 11), afterSeq: EMPTY_LOG },
      ]);
      expect(outcomes).toEqual(['written', 'written']);
      await append(entries(2, 3), 1n);
      expect((await read()).bytes).toEqual(bytesOf(entries(0, 3)));
      expect((await read(EMPTY_LOG, otherRoomId)).bytes).toEqual(bytesOf(entries(10, 11)));
      expect(await storage.heads([roomId, otherRoomId, 'no such room'])).toEqual(
        new Map([
          [roomId, 2n],
          [otherRoomId, 1n],
        ]),
      );
    });

    it('gives a long log in pages whose numbers go up', async () => {
      for (let row = 0; row < 1_200; row++) await append([entry(row)], BigInt(row));
      const { bytes, seqs } = await read();
      expect(bytes).toEqual(bytesOf(entries(0, 1_200)));
      expect(seqs.length).toBeGreaterThan(1);
      expect(seqs).toEqual([...seqs].sort((a, b) => Number(a - b)));
      expect(seqs.at(-1)).toBe(1_200n);
    });

    it('refuses to write where somebody wrote already, or where a row would be missing', async () => {
      await append(entries(0, 3), EMPTY_LOG);
      await append(entries(3, 4), 1n);
      expect(await append(entries(9, 10), EMPTY_LOG)).toBe('conflict');
      expect(await append(entries(9, 12), 1n)).toBe('conflict');
      expect(await append(entries(9, 12), 3n)).toBe('conflict');
      const stranger = entry(9, { actorId: 'pass:new', actor: { kind: 'candidate', name: 'New' } });
      expect(await append([stranger], 1n)).toBe('conflict');
      expect((await read()).bytes).toEqual(bytesOf(entries(0, 4)));
      expect(await append([stranger], 2n)).toBe('written');
    });

    it('lets one of two writers win, and the other find out', async () => {
      const both = await Promise.all([append(entries(0, 2), EMPTY_LOG), append(entries(10, 12), EMPTY_LOG)]);
      expect(both.sort()).toEqual(['conflict', 'written']);
      expect((await read()).bytes).toHaveLength(2);
    });

    it('says which rooms do not exist, and writes the others', async () => {
      const outcomes = await storage.append([
        { roomId: 'no such room', entries: entries(0, 1), afterSeq: EMPTY_LOG },
        { roomId, entries: entries(0, 1), afterSeq: EMPTY_LOG },
        { roomId: otherRoomId, entries: entries(0, 1), afterSeq: 5n },
      ]);
      expect(outcomes).toEqual(['gone', 'written', 'conflict']);
      expect(await read(EMPTY_LOG, 'no such room')).toEqual({ bytes: [], seqs: [] });
      expect((await read()).bytes).toHaveLength(1);
    });

    it('keeps bytes of any value, and what is changed afterwards does not reach them', async () => {
      const all = new Uint8Array(70_000).map((_, i) => i & 255);
      const given = entry(0, { bytes: all.subarray(3, 66_000) });
      const expected = [...given.bytes];
      await append([given, entry(1, { bytes: new Uint8Array() })], EMPTY_LOG);
      await append([entry(2, { bytes: all.subarray(5, 70_000) })], 1n);
      const last = [...all.subarray(5, 70_000)];
      all.fill(0);
      expect((await read()).bytes).toEqual([expected, [], last]);
    });

    it('gives the newest checkpoint, and never one that was set aside', async () => {
      const none = () => {
        throw new Error('nothing is damaged');
      };
      await append(entries(0, 1), EMPTY_LOG);
      expect(await storage.readCheckpoint(roomId, none)).toBeNull();
      const first = { seq: 1n, state: new Uint8Array([0, 0]), writers: { 'member:anna': [5, 2 ** 31] } };
      await storage.writeCheckpoint(roomId, first);
      await storage.writeCheckpoint(otherRoomId, { ...first, seq: 7n });
      const read = await storage.readCheckpoint(roomId, none);
      expect({ ...read, state: [...(read?.state ?? [])] }).toEqual({ ...first, state: [0, 0] });
      await storage.writeCheckpoint(roomId, { ...first, seq: 9_000n });
      expect((await storage.readCheckpoint(roomId, none))?.seq).toBe(9_000n);
      await storage.setAside(roomId, 9_000n);
      const older = await storage.readCheckpoint(roomId, none);
      expect(older === null || older.seq === 1n).toBe(true);
    });

    it('sets a damaged checkpoint aside and says so', async () => {
      if (!stage.damageCheckpoint) return;
      await append(entries(0, 1), EMPTY_LOG);
      await storage.writeCheckpoint(roomId, { seq: 1n, state: new Uint8Array([0, 0]), writers: {} });
      await stage.damageCheckpoint(roomId);
      const damaged: bigint[] = [];
      expect(await storage.readCheckpoint(roomId, (seq) => damaged.push(seq))).toBeNull();
      expect(damaged).toEqual([1n]);
      expect(await storage.readCheckpoint(roomId, (seq) => damaged.push(seq))).toBeNull();
      expect(damaged).toEqual([1n]);
    });
  });
}
