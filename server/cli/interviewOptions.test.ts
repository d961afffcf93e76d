import { expect, it } from 'vitest';
import { readPanel, readQuestion, readWhen } from './interviewOptions';

it('reads times with and without an offset', () => {
  expect(readWhen('2026-03-02T10:00+01:00')).toBe('2026-03-02T09:00:00.000Z');
  expect(readWhen('2026-03-02T10:00')).toBe(new Date(2026, 2, 2, 10).toISOString());
  expect(readWhen(undefined)).toMatch(/^\d{4}-.*Z$/);
  for (const wrong of ['2026-03-02', 'tomorrow', '2026-13-02T10:00']) expect(() => readWhen(wrong)).toThrow();
});

it('reads seats', () => {
  expect(readPanel('a@example.com')).toEqual({ email: 'a@example.com' });
  expect(readPanel('a@example.com=interviewer')).toEqual({ email: 'a@example.com', seat: 'interviewer' });
  expect(() => readPanel('a@example.com=chair')).toThrow('must be interviewer or panelist');
});

it('reads questions with their minutes', () => {
  expect(readQuestion('load balancing')).toEqual({ text: 'load balancing' });
  expect(readQuestion('load balancing=15')).toEqual({ text: 'load balancing', minutes: 15 });
  expect(readQuestion('a = b')).toEqual({ text: 'a = b' });
});
