import { describe, expect, it } from 'vitest';
import { reconnectDelay } from './backoff';

describe('reconnectDelay', () => {
  it('spreads the first return over most of a second', () => {
    expect(reconnectDelay('short', 0, 0)).toBe(1000);
    expect(reconnectDelay('short', 0, 0.999)).toBeLessThan(110);
  });

  it('doubles up to a limit', () => {
    expect([0, 1, 2, 3, 4, 50].map((failures) => reconnectDelay('short', failures, 0))).toEqual([
      1000, 2000, 4000, 8000, 15000, 15000,
    ]);
    expect([0, 1, 2, 3, 50].map((failures) => reconnectDelay('long', failures, 0))).toEqual([
      4000, 8000, 16000, 30000, 30000,
    ]);
  });

  it('never comes back at once', () => {
    for (let i = 0; i < 100; i++) expect(reconnectDelay('short', 0, i / 100)).toBeGreaterThanOrEqual(100);
    for (let i = 0; i < 100; i++) expect(reconnectDelay('long', 0, i / 100)).toBeGreaterThanOrEqual(2000);
  });
});
