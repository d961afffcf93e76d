import { describe, expect, it } from 'vitest';
import {
  BOUNDARY_KINDS,
  COMPONENT_KINDS,
  factsOf,
  GROUP_NAMES,
  placedFactsOf,
  searchKinds,
  searchPlaced,
} from './kinds';

describe('the kinds of components', () => {
  it('have names and descriptions of their own', () => {
    const facts = COMPONENT_KINDS.map(factsOf);
    expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
    expect(new Set(facts.map(({ about }) => about)).size).toBe(facts.length);
    for (const { aliases } of facts) expect(aliases.map((alias) => alias.toLowerCase())).toEqual(aliases);
  });

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

  it('stand in groups that have names, and boundaries have names of their own', () => {
    for (const kind of COMPONENT_KINDS) expect(GROUP_NAMES[factsOf(kind).group]).toBeTruthy();
    const names = searchPlaced('').map((kind) => placedFactsOf(kind).name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are not found by what has nothing to do with them', () => {
    expect(searchKinds('xylophone')).toEqual([]);
  });
});
