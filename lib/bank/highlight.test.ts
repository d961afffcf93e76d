import { describe, expect, it } from 'vitest';
import { excerpt, highlight, plainText } from './highlight';

const terms = (words: string[], stems: string[] = []) => ({ words, stems });

describe('highlighting', () => {
  it('marks words that begin with what was typed, or with its stem, and loses nothing', () => {
    const text = 'How do you cache? Caching, uncached, CACHES.';
    const marked = highlight(text, terms(['caches'], ['cach']));
    expect(marked.filter(({ hit }) => hit).map((stretch) => stretch.text)).toEqual([
      'cache',
      'Caching',
      'CACHES',
    ]);
    expect(marked.map((stretch) => stretch.text).join('')).toBe(text);
  });

  it('marks nothing by a stem of two letters', () => {
    expect(highlight('as assumed', terms(['asxy'], ['as']))).toEqual([{ text: 'as assumed', hit: false }]);
  });

  it('gives one stretch without terms and none without text', () => {
    expect(highlight('Why?', terms([]))).toEqual([{ text: 'Why?', hit: false }]);
    expect(highlight('', terms(['a']))).toEqual([]);
  });
});

describe('an excerpt', () => {
  it('is the surroundings of the first hit, cut between words', () => {
    const text = `${'before '.repeat(30)}lag ${'after '.repeat(40)}lag`;
    const found = excerpt(text, terms(['lag'])) ?? '';
    expect(found).toMatch(/^… (before )+lag (after ?)+ …$/);
    expect(found.length).toBeLessThan(200);
  });

  it('is without marks, on one line', () => {
    expect(excerpt('- **Good move:** see\n  `lag` in [Kafka](https://kafka.example)', terms(['lag']))).toBe(
      'Good move: see lag in Kafka',
    );
  });

  it('is null where nothing was found', () => {
    expect(excerpt('nothing here', terms(['lag']))).toBeNull();
  });
});

it('plain text has no headings, fences and list markers', () => {
  expect(plainText('### Title\n\n1. one\n2) two\n\n```mermaid\na --> b\n```\n> said')).toBe(
    'Title one two a --> b said',
  );
});
