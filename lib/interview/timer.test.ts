import { describe, expect, it } from 'vitest';
import { formatClock, readTimer } from './timer';

const START = '2026-03-02T10:00:00.000Z';
const momentAfter = (seconds: number) => Date.parse(START) + seconds * 1000;
const running = { startedAt: START, endedAt: null, minutes: 60 };

describe('a timer', () => {
  it('shows its budget before the start', () => {
    expect(readTimer({ startedAt: null, endedAt: null, minutes: 15 }, momentAfter(0))).toEqual({
      elapsedSeconds: 0,
      remainingSeconds: 900,
      tone: 'idle',
    });
  });

  it.each([
    [0, 0, 3600, 'normal'],
    [61.9, 61, 3539, 'normal'],
    [3299, 3299, 301, 'normal'],
    [3300, 3300, 300, 'warning'],
    [3600, 3600, 0, 'warning'],
    [3601, 3601, -1, 'over'],
    [-5, 0, 3600, 'normal'],
  ] as const)('after %d seconds of an hour', (seconds, elapsedSeconds, remainingSeconds, tone) => {
    expect(readTimer(running, momentAfter(seconds))).toEqual({ elapsedSeconds, remainingSeconds, tone });
  });

  it('warns in the last fifth of a short question', () => {
    const question = { ...running, minutes: 10 };
    expect(readTimer(question, momentAfter(479)).tone).toBe('normal');
    expect(readTimer(question, momentAfter(480)).tone).toBe('warning');
  });

  it('stands still after the end', () => {
    const ended = { ...running, endedAt: new Date(momentAfter(90)).toISOString() };
    expect(readTimer(ended, momentAfter(5000)).elapsedSeconds).toBe(90);
  });
});

it.each([
  [0, '0:00'],
  [9, '0:09'],
  [754, '12:34'],
  [3600, '1:00:00'],
  [7325, '2:02:05'],
  [-61, '−1:01'],
])('%d seconds are written %s', (seconds, text) => {
  expect(formatClock(seconds)).toBe(text);
});
