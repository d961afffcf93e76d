import { describe, expect, it } from 'vitest';
import { editsOf, type LoggedEdit, packEdits } from './packedEdits';

const AT = Date.UTC(2030, 0, 1);
const edit = (actorId: string, at: number, ...bytes: number[]): LoggedEdit => ({
  actorId,
  at,
  bytes: new Uint8Array(bytes),
  brought: false,
});

describe('packed edits', () => {
  it('keep each edit with its author and time', () => {
    const edits = [
      edit('member:a', AT, 1, 2),
      { ...edit('pass:b', AT + 7, 0, 255), brought: true },
      edit('member:a', AT + 7),
      edit('member:ä☃', AT + 100_000, 9),
    ];
    const row = { at: new Date(AT), actorId: 'member:a', bytes: packEdits(edits), packed: true };
    expect(editsOf(row)).toEqual(edits);
  });

  it('never go back in time, whatever the clock did', () => {
    const bytes = packEdits([edit('a', AT), edit('a', AT - 50), edit('a', AT + 5)]);
    const row = { at: new Date(AT), actorId: 'a', bytes, packed: true };
    expect(editsOf(row).map(({ at }) => at - AT)).toEqual([0, 0, 5]);
  });

  it('are told from a row with one plain edit', () => {
    const row = { at: new Date(AT), actorId: 'a', bytes: new Uint8Array([1, 1]), packed: false };
    expect(editsOf(row)).toEqual([{ actorId: 'a', at: AT, bytes: row.bytes }]);
  });

  it('say so when a row is something else', () => {
    const row = (...bytes: number[]) => ({
      at: new Date(AT),
      actorId: 'a',
      bytes: new Uint8Array(bytes),
      packed: true,
    });
    expect(() => editsOf(row(2, 0, 0))).toThrow('unknown form 2');
    expect(() => editsOf(row(1, 0, 1, 0, 0, 0))).toThrow('names nobody');
    expect(() => editsOf(row(1, 1))).toThrow();
  });
});
