import { describe, expect, it } from 'vitest';
import { BOUNDARY_KINDS, COMPONENT_KINDS } from './kinds';
import { searchKinds, searchPlaced } from './searchKinds';

describe('the kinds of components', () => {
  it.each([
    ['', 'client', COMPONENT_KINDS.length],
    ['load', 'loadBalancer', 1],
    ['LB ', 'loadBalancer', 1],
    ['kafka', 'stream', 1],
    ['database', 'relational', 4],
    ['postgres', 'relational', 1],
    ['bal', 'loadBalancer', 1],
    ['red', 'cache', 1],
  ])('are found by %j, the best of them first', (search, first, atLeast) => {
    const found = searchKinds(search);
    expect(found[0]).toBe(first);
    expect(found.length).toBeGreaterThanOrEqual(atLeast);
  });

  it('are found together with boundaries where something is placed', () => {
    expect(searchPlaced('')).toEqual([...COMPONENT_KINDS, ...BOUNDARY_KINDS]);
    expect(searchPlaced('vpc')).toEqual(['network']);
    expect(searchPlaced('k8s')[0]).toBe('cluster');
    expect(searchPlaced('service')[0]).toBe('service');
  });

  it('are not found by what has nothing to do with them', () => {
    expect(searchKinds('xylophone')).toEqual([]);
  });
});
