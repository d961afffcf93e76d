import { describe, expect, it } from 'vitest';
import { searchWords } from './searchWords';

describe('the words of a search', () => {
  it('are runs of letters and digits, in lower case, each once', () => {
    expect(searchWords('  TCP/IP read-through  read')).toEqual(['tcp', 'ip', 'read', 'through']);
    expect(searchWords('p99 über “Élan” node.js')).toEqual(['p99', 'über', 'élan', 'node', 'js']);
  });

  it('are none where only signs were typed', () => {
    expect(searchWords("\\ %_ ' -- :*&|!()<>")).toEqual([]);
  });

  it('are at most twelve', () => {
    expect(searchWords('a b c d e f g h i j k l m n')).toHaveLength(12);
  });
});
