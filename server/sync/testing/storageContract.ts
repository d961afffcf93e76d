import { beforeEach, describe, expect, it } from 'vitest';
import { type BoardStorage, EMPTY_LOG, LogConflict, type LogEntry, RoomGone } from '../storage/storage';

/** A storage to be tested, with a room in it that nobody has drawn in. */
export type ContractStage = { storage: BoardStorage; roomId: string; otherRoomId: string };

const AT = Date.UTC(2030, 0, 1, 12);

function entry(number: number, more: Partial<LogEntry> = {}): LogEntry {
  return {
    actorId: 'member:anna',
    actor: { kind: 'member', name: 'Anna' },
    at: new Date(AT + number),
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
    let storage: BoardStorage;
    let roomId: string;
    let otherRoomId: string;
    beforeEach(async () => {
      ({ storage, roomId, otherRoomId } = await makeStage());
    });

    async function read(afterSeq?: bigint, room = roomId): Promise<{ bytes: number[][]; seqs: bigint[] }> {
      const bytes: number[][] = [];
      const seqs: bigint[] = [];
      for await (const page of storage.load(room, afterSeq)) {
        bytes.push(...page.updates.map((update) => [...update]));
        seqs.push(page.seq);
      }
      return { bytes, seqs };
    }
    const bytesOf = (list: LogEntry[]) => list.map(({ bytes }) => [...bytes]);

    it('has no pages for a room in which nobody drew', async () => {
      expect(await read()).toEqual({ bytes: [], seqs: [] });
    });

    it('gives back what was appended, in order, from the start or from a place', async () => {
      expect(await storage.append(roomId, entries(0, 3), EMPTY_LOG)).toBe(3n);
      expect(await storage.append(roomId, entries(3, 5), 3n)).toBe(5n);
      expect((await read()).bytes).toEqual(bytesOf(entries(0, 5)));
      expect((await read()).seqs.at(-1)).toBe(5n);
      expect((await read(3n)).bytes).toEqual(bytesOf(entries(3, 5)));
      expect(await read(5n)).toEqual({ bytes: [], seqs: [] });
    });

    it('keeps rooms apart', async () => {
      await storage.append(roomId, entries(0, 2), EMPTY_LOG);
      await storage.append(otherRoomId, entries(10, 11), EMPTY_LOG);
      expect((await read()).bytes).toEqual(bytesOf(entries(0, 2)));
      expect((await read(EMPTY_LOG, otherRoomId)).bytes).toEqual(bytesOf(entries(10, 11)));
    });

    it('gives a long log in pages whose numbers go up', async () => {
      for (let from = 0; from < 2_000; from += 500) {
        await storage.append(roomId, entries(from, from + 500), BigInt(from));
      }
      const { bytes, seqs } = await read();
      expect(bytes).toEqual(bytesOf(entries(0, 2_000)));
      expect(seqs.length).toBeGreaterThan(1);
      expect(seqs).toEqual([...seqs].sort((a, b) => Number(a - b)));
      expect(seqs.at(-1)).toBe(2_000n);
    });

    it('refuses to write where somebody wrote already, and writes nothing of it', async () => {
      await storage.append(roomId, entries(0, 3), EMPTY_LOG);
      await expect(storage.append(roomId, entries(9, 10), EMPTY_LOG)).rejects.toThrow(LogConflict);
      await expect(storage.append(roomId, entries(9, 12), 2n)).rejects.toThrow(LogConflict);
      const stranger = entry(9, { actorId: 'pass:new', actor: { kind: 'candidate', name: 'New' } });
      await expect(storage.append(roomId, [stranger], 1n)).rejects.toThrow(LogConflict);
      expect((await read()).bytes).toEqual(bytesOf(entries(0, 3)));
      expect(await storage.append(roomId, [stranger], 3n)).toBe(4n);
    });

    it('lets one of two writers win, and the other find out', async () => {
      const both = await Promise.allSettled([
        storage.append(roomId, entries(0, 2), EMPTY_LOG),
        storage.append(roomId, entries(10, 12), EMPTY_LOG),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = both.find(({ status }) => status === 'rejected');
      expect(lost?.status === 'rejected' && lost.reason).toBeInstanceOf(LogConflict);
      expect((await read()).bytes).toHaveLength(2);
    });

    it('says that a room does not exist', async () => {
      await expect(storage.append('no such room', entries(0, 1), EMPTY_LOG)).rejects.toThrow(RoomGone);
      expect(await read(EMPTY_LOG, 'no such room')).toEqual({ bytes: [], seqs: [] });
    });

    it('keeps bytes of any value, and what is changed afterwards does not reach them', async () => {
      const all = new Uint8Array(70_000).map((_, i) => i & 255);
      const given = entry(0, { bytes: all.subarray(3, 66_000) });
      const expected = [...given.bytes];
      await storage.append(roomId, [given, entry(1, { bytes: new Uint8Array() })], EMPTY_LOG);
      all.fill(0);
      expect((await read()).bytes).toEqual([expected, []]);
    });
  });
}
