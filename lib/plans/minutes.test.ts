import { describe, expect, it } from 'vitest';
import { planMinutes, planMinutesWords } from './minutes';

const items = (...minutes: number[]) => minutes.map((each) => ({ minutes: each }));
const words = (minutes: number[], length: number) => planMinutesWords(planMinutes(items(...minutes), length));

describe('the minutes of a plan', () => {
  it('are held against the length of the interview', () => {
    expect(planMinutes(items(20, 15), 45)).toEqual({ planned: 35, length: 45, left: 10 });
    expect(words([20, 15], 45)).toBe('35 of 45 min planned, 10 min left');
    expect(words([20, 25], 45)).toBe('45 of 45 min planned');
    expect(words([20, 30], 45)).toBe('50 of 45 min planned, over by 5 min');
    expect(words([], 45)).toBe('0 of 45 min planned, 45 min left');
  });

  it('are told as far as they are known, while someone types', () => {
    expect(words([20, Number.NaN], 45)).toBe('20 of 45 min planned, 25 min left');
    expect(words([20], Number.NaN)).toBe('20 min planned');
  });

  it('leave out archived questions', () => {
    const plan = [
      { minutes: 20, archived: false },
      { minutes: 30, archived: true },
    ];
    expect(planMinutes(plan, 45)).toEqual({ planned: 20, length: 45, left: 25 });
  });
});
