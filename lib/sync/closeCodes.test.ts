import { describe, expect, it } from 'vitest';
import { afterClose, CLOSE_CODES } from './closeCodes';

describe('close codes (C1, C2)', () => {
  it('differ from each other', () => {
    const codes = Object.values(CLOSE_CODES);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(Object.entries(CLOSE_CODES))('%s (%i) says what happens next', (name, code) => {
    const next = afterClose(code);
    expect(next.reason).toMatch(/^[A-Z].*\.$/);
    const stockStops = code >= 4400 && code < 4500;
    expect(next.kind).toBe(stockStops && name !== 'tooFast' ? 'stop' : 'reconnect');
  });

  it('has the copy removed only when access has ended for good (C3)', () => {
    const forgetting = Object.entries(CLOSE_CODES).filter(([, code]) => {
      const next = afterClose(code);
      return next.kind === 'stop' && next.forgetCopy;
    });
    expect(forgetting.map(([name]) => name)).toEqual(['roomNotFound', 'accessEnded']);
  });

  it.each([
    [1000, 'reconnect'],
    [1001, 'reconnect'],
    [1005, 'reconnect'],
    [1006, 'reconnect'],
    [1009, 'stop'],
    [1011, 'reconnect'],
    [1013, 'reconnect'],
    [4499, 'stop'],
    [4599, 'reconnect'],
    [4000, 'reconnect'],
  ])('treats %i, which is not ours, by what it means', (code, kind) => {
    expect(afterClose(code).kind).toBe(kind);
  });
});
