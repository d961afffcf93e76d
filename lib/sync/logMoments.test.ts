import { describe, expect, it } from 'vitest';
import { LogWalk, MarkCollector, parseMoment } from './logMoments';

describe('a moment in an address', () => {
  it.each([
    ['0', { edits: 0 }],
    ['1204', { edits: 1204 }],
    ['2026-03-02T10:00:00Z', { time: Date.parse('2026-03-02T10:00:00Z') }],
    ['2026-03-02T10:00:00.250Z', { time: Date.parse('2026-03-02T10:00:00.250Z') }],
    ['2026-03-02T12:00+02:00', { time: Date.parse('2026-03-02T10:00:00Z') }],
    ['2026-03-02T12:00 02:00', { time: Date.parse('2026-03-02T10:00:00Z') }],
  ])('%s is read', (text, moment) => expect(parseMoment(text)).toEqual(moment));

  it.each(['', '-1', '1.5', 'yesterday', '2026-03-02', '2026-03-02T10:00:00', '2026-13-02T10:00:00Z', '1e3'])(
    '%s is none',
    (text) => expect(parseMoment(text)).toBeNull(),
  );
});

const passed = (walk: LogWalk, times: number[]) => times.filter((at) => walk.pass({ at })).length;

describe('a walk along a log', () => {
  it('passes as many edits as it was told', () => {
    expect(passed(new LogWalk({ edits: 0 }), [1, 2])).toBe(0);
    expect(passed(new LogWalk({ edits: 2 }), [1, 2, 3])).toBe(2);
    expect(passed(new LogWalk({ edits: 9 }), [1, 2, 3])).toBe(3);
    expect(passed(new LogWalk(), [1, 2, 3])).toBe(3);
  });

  it('passes every edit up to a time, that time included', () => {
    const walk = new LogWalk({ time: 20 });
    expect(passed(walk, [10, 20, 20, 21, 22])).toBe(3);
    expect(walk).toMatchObject({ edits: 3, time: 20, isOver: true });
    expect(new LogWalk({ time: 5 }).time).toBeNull();
  });

  it('keeps the order of the log where a clock was set back', () => {
    expect(passed(new LogWalk({ time: 20 }), [10, 30, 15])).toBe(1);
    expect(passed(new LogWalk({ time: 30 }), [10, 30, 15])).toBe(3);
  });
});

describe('the marks of a log', () => {
  it('are all of its edits where they are few', () => {
    const marks = new MarkCollector(10);
    for (const at of [5, 6, 4]) marks.add({ at });
    expect(marks.span()).toEqual({
      edits: 3,
      marks: [
        { edit: 1, at: 5 },
        { edit: 2, at: 6 },
        { edit: 3, at: 6 },
      ],
    });
    expect(new MarkCollector().span()).toEqual({ edits: 0, marks: [] });
  });

  it('are spread over many, and have the first and the last', () => {
    for (const count of [10, 11, 99, 100, 101, 1234]) {
      const marks = new MarkCollector(10);
      for (let at = 1; at <= count; at++) marks.add({ at });
      const span = marks.span();
      expect(span.edits).toBe(count);
      expect(span.marks.length).toBeLessThanOrEqual(10);
      expect(span.marks.length).toBeGreaterThanOrEqual(5);
      expect(span.marks[0]).toEqual({ edit: 1, at: 1 });
      expect(span.marks.at(-1)).toEqual({ edit: count, at: count });
    }
  });
});
