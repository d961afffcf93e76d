import { describe, expect, it } from 'vitest';
import { destinations, isWithin } from './navigation';

function current(pathname: string): string[] {
  return destinations.filter((destination) => isWithin(destination, pathname)).map(({ label }) => label);
}

describe('the destination of an address', () => {
  it.each([
    ['/', 'Interviews'],
    ['/interviews/new', 'Interviews'],
    ['/interviews/x/review', 'Interviews'],
    ['/sketches', 'Sketches'],
    ['/bank/q1', 'Question bank'],
    ['/plans/p1/edit', 'Plans'],
    ['/rubrics/r1/history', 'Rubrics'],
    ['/settings', 'Settings'],
  ])('%s is within %s alone', (pathname, label) => {
    expect(current(pathname)).toEqual([label]);
  });

  it('is none for an address that only begins alike', () => {
    expect(current('/bankrupt')).toEqual([]);
  });
});
