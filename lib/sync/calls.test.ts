import { beforeEach, describe, expect, it } from 'vitest';
import { CALL_PAUSE_MS, Calls, isCallNumber, LEFT_ALONE_MS } from './calls';

const INES = { id: 'member:ines', role: 'interviewer' };
const ADA = { id: 'pass:ada', role: 'candidate' };

let calls: Calls;
beforeEach(() => {
  calls = new Calls();
  for (const [window, person] of [
    [1, INES],
    [2, ADA],
    [3, INES],
  ] as const) {
    calls.hear(window, undefined, person, 0);
  }
});

describe('a call', () => {
  it('of an interviewer brings everyone along, anybody else only asks', () => {
    expect(calls.hear(1, 1, INES, 0)).toBe('bring');
    expect(calls.hear(2, 1, ADA, 0)).toBe('ask');
  });

  it('counts once, however often its presence is heard', () => {
    calls.hear(2, 1, ADA, 0);
    expect(calls.hear(2, 1, ADA, 60_000)).toBe('ignore');
    expect(calls.hear(2, undefined, ADA, 60_000)).toBe('ignore');
    expect(calls.hear(2, 1, ADA, 60_000)).toBe('ignore');
    expect(calls.hear(2, 2, ADA, 60_000)).toBe('ask');
  });

  it('made before one came is not heard', () => {
    expect(calls.hear(9, 7, INES, 0)).toBe('ignore');
    expect(calls.hear(9, 8, INES, 0)).toBe('bring');
    calls.forget(9);
    expect(calls.hear(9, 8, INES, 60_000)).toBe('ignore');
  });

  it('is not shown soon after another of the same person, from whichever window', () => {
    expect(calls.hear(1, 1, INES, 0)).toBe('bring');
    expect(calls.hear(3, 1, INES, CALL_PAUSE_MS - 1)).toBe('ignore');
    expect(calls.hear(2, 1, ADA, CALL_PAUSE_MS - 1)).toBe('ask');
    expect(calls.hear(1, 2, INES, CALL_PAUSE_MS)).toBe('bring');
  });

  it('only asks those who have left that view a short time ago', () => {
    calls.leave(INES.id, 0);
    expect(calls.hear(1, 1, INES, LEFT_ALONE_MS - 1)).toBe('ask');
    expect(calls.hear(1, 2, INES, 2 * LEFT_ALONE_MS)).toBe('bring');
  });

  it('is a whole number or none', () => {
    for (const value of [0, 1, Number.MAX_SAFE_INTEGER]) expect(isCallNumber(value)).toBe(true);
    for (const value of [-1, 0.5, 2 ** 60, '1', null, {}, Number.NaN])
      expect(isCallNumber(value)).toBe(false);
    expect(calls.hear(2, '1', ADA, 0)).toBe('ignore');
  });
});
