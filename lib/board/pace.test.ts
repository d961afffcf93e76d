import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPace } from './pace';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes so long, and the moments at which it was done. */
function paced(takes: number) {
  let time = 0;
  const done: number[] = [];
  const work = () => {
    done.push(time);
    time += takes;
  };
  const pass = (ms: number) => {
    for (let i = 0; i < ms; i++) {
      time++;
      vi.advanceTimersByTime(1);
    }
  };
  return { pace: createPace(work, () => time), done, pass };
}

it('does quick work whenever it is asked', () => {
  const { pace, done } = paced(2);
  for (let i = 0; i < 5; i++) pace.ask();
  expect(done).toEqual([0, 2, 4, 6, 8]);
});

it('leaves twice as much time as long work takes, and forgets nothing', () => {
  const { pace, done, pass } = paced(20);
  for (let i = 0; i < 200; i++) {
    pace.ask();
    pass(1);
  }
  expect(done.length).toBeGreaterThan(3);
  for (let i = 1; i < done.length; i++)
    expect((done[i] ?? 0) - (done[i - 1] ?? 0)).toBeGreaterThanOrEqual(60);
  const before = done.length;
  pace.ask();
  pass(1_000);
  expect(done.length, 'what was asked for last is done, once').toBe(before + 1);
});

it('lets nobody wait for long, however long the work takes', () => {
  const { pace, done, pass } = paced(5_000);
  pace.ask();
  pace.ask();
  pass(300);
  expect(done).toHaveLength(2);
});

it('does in parts what asks for its next part, and lets others in between', () => {
  let time = 0;
  let parts = 3;
  const pace = createPace(
    () => {
      time += 10;
      if (--parts > 0) pace.ask();
    },
    () => time,
  );
  pace.ask();
  expect(parts).toBe(2);
  vi.advanceTimersByTime(19);
  expect(parts).toBe(2);
  vi.advanceTimersByTime(1);
  expect(parts).toBe(1);
  vi.advanceTimersByTime(20);
  expect(parts).toBe(0);
});

it('stops', () => {
  const { pace, done, pass } = paced(50);
  pace.ask();
  pace.ask();
  pace.stop();
  pass(1_000);
  expect(done).toHaveLength(1);
});
