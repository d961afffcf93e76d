import { describe, expect, it } from 'vitest';
import { readMermaid } from './readMermaid';
import { sayCounts, summaryOf } from './summary';

const summary = (body: string) => summaryOf(readMermaid(`flowchart LR\n${body}`));

describe('what a flowchart puts onto a board', () => {
  it('is listed in its order, by name and kind', () => {
    const { items, arrows } = summary(
      'subgraph eu[Region]\n  db[(Orders<br/>PostgreSQL)] --> cache\nend\nq{Retry<br/>now?}\nsubgraph f[Frame]\nend\nclass f frame',
    );
    expect(items.map(({ name, kind, what }) => [name, kind, what])).toEqual([
      ['Region', 'region', 'Region'],
      ['Orders', 'relational', 'Relational database'],
      ['cache', 'cache', 'Cache'],
      ['Retry now?', null, 'Diamond'],
      ['Frame', null, 'Frame'],
    ]);
    expect(arrows).toBe(1);
  });

  it.each([
    ['a', '1 component'],
    ['a --> b', '2 components and 1 arrow'],
    ['subgraph g\na --> b & c\nend\nd{?}', '3 components, 1 boundary, 1 other shape and 2 arrows'],
  ])('is counted in words: %j', (body, said) => {
    expect(sayCounts(summary(body))).toBe(said);
  });
});
