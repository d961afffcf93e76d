import { expect, it } from 'vitest';
import { parseCookies } from './cookies';

it('reads names and decoded values', () => {
  const cookies = parseCookies('a=1; drawbridge.pass.x=to%2Bken;b="quoted"; bad=%E0%A4%A; =no; none');
  expect([...cookies]).toEqual([
    ['a', '1'],
    ['drawbridge.pass.x', 'to+ken'],
    ['b', 'quoted'],
    ['bad', '%E0%A4%A'],
  ]);
});

it('keeps the first of two with one name', () => {
  expect(parseCookies('a=1; a=2').get('a')).toBe('1');
});

it('has none without a header', () => {
  expect(parseCookies(undefined).size).toBe(0);
});
