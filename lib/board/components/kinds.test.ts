import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOUNDARY_KINDS, COMPONENT_KINDS, factsOf, GROUP_NAMES, placedFactsOf } from './kinds';

const PLACED = [...COMPONENT_KINDS, ...BOUNDARY_KINDS];

describe('the kinds of components', () => {
  it('are all in the documents, with what they are for and what else they are called', () => {
    const page = readFileSync(new URL('../../../docs/components.md', import.meta.url), 'utf8');
    for (const kind of PLACED) {
      const { name, about, aliases } = placedFactsOf(kind);
      expect(page).toContain(`| ${name} | ${about} | ${aliases.join(', ')} |`);
    }
  });

  it('have names and descriptions of their own', () => {
    const facts = COMPONENT_KINDS.map(factsOf);
    expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
    expect(new Set(facts.map(({ about }) => about)).size).toBe(facts.length);
    for (const { aliases } of facts) expect(aliases.map((alias) => alias.toLowerCase())).toEqual(aliases);
  });

  it('stand in groups that have names, and boundaries have names of their own', () => {
    for (const kind of COMPONENT_KINDS) expect(GROUP_NAMES[factsOf(kind).group]).toBeTruthy();
    const names = PLACED.map((kind) => placedFactsOf(kind).name);
    expect(new Set(names).size).toBe(names.length);
  });
});
