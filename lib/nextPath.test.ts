import { expect, it } from 'vitest';
import { safeNextPath } from './nextPath';

it.each(['/interviews/new', '/room/abc?x=1', '/'])('keeps the path %s', (path) => {
  expect(safeNextPath(path)).toBe(path);
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'room', '', '/a\nb', undefined])(
  'leads home instead of to %s',
  (path) => {
    expect(safeNextPath(path)).toBe('/');
  },
);

it('leads home for a repeated parameter', () => {
  expect(safeNextPath(['/a', '/b'])).toBe('/');
});
