import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatMoment,
  formatRelative,
  fromLocalInput,
  initials,
  toLocalInput,
} from './format';

const now = new Date('2026-03-10T12:00:00Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const minute = 60_000;

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['Grace Brewster Hopper', 'GH'],
    ['plato', 'PL'],
    ['  émile   zola ', 'ÉZ'],
    ['李 小龍', '李小'],
    ['x', 'X'],
    ['', '?'],
    ['   ', '?'],
  ])('%j gives %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('keeps characters outside the basic plane whole', () => {
    expect(initials('𝒜da 𝓛ovelace')).toBe('𝒜𝓛');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 min'],
    [45 * minute, '45 min'],
    [60 * minute, '1 h'],
    [90 * minute, '1 h 30 min'],
    [59.6 * minute, '1 h'],
    [-5, '0 min'],
  ])('%d ms is %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});

describe('formatRelative', () => {
  it.each([
    [0, 'just now'],
    [-59_999, 'just now'],
    [-minute, '1 min ago'],
    [59 * minute, 'in 59 min'],
    [-60 * minute, '1 h ago'],
    [26 * 60 * minute, 'in 1 day'],
    [-6 * 24 * 60 * minute, '6 days ago'],
    [7 * 24 * 60 * minute, null],
  ])('%d ms away is %s', (offset, expected) => {
    expect(formatRelative(after(offset), now)).toBe(expected);
  });
});

describe('formatMoment', () => {
  it('names the moment in the zone it is asked for', () => {
    expect(formatMoment(now, 'time', 'en-GB', 'Asia/Tokyo')).toBe('21:00');
    expect(formatMoment(now, 'date', 'en-GB', 'UTC')).toBe('10 Mar 2026');
  });
});

describe('the value of a datetime-local field', () => {
  it('comes back as the same minute', () => {
    const at = new Date(2026, 0, 5, 7, 8);
    expect(toLocalInput(at)).toBe('2026-01-05T07:08');
    expect(fromLocalInput(toLocalInput(at))).toEqual(at);
  });

  it.each(['', '2026-01-05', '2026-13-05T07:08', 'tomorrow'])('%j is no moment', (text) => {
    expect(fromLocalInput(text)).toBeNull();
  });
});
