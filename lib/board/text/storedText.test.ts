import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Network } from '../testing';
import { newText, readText, TEXT_END, writeText } from './storedText';

const NAME = 'props.label';
const RICH = 'props.richText';

function makeTwo(name: string, value: unknown) {
  const docs = [11, 22].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    return { doc };
  });
  const network = new Network(docs);
  const [a, b] = docs.map(({ doc }) => doc) as [Y.Doc, Y.Doc];
  a.getMap('texts').set('text', newText(name, value)?.text);
  network.sync();
  const textOf = (doc: Y.Doc) => doc.getMap('texts').get('text') as Y.Text;
  return {
    sync: () => network.sync(),
    write: (who: 'a' | 'b', before: unknown, after: unknown) =>
      writeText(textOf(who === 'a' ? a : b), name, before, after),
    read() {
      const [one, two] = [a, b].map((doc) => readText(name, textOf(doc), new Map()));
      expect(two).toEqual(one);
      return one;
    },
    runs: () => textOf(b).toDelta(),
  };
}

const rich = (...runs: (string | [string, string])[]) => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: runs.map((run) =>
        typeof run === 'string'
          ? { type: 'text', text: run }
          : { type: 'text', text: run[0], marks: [{ type: run[1] }] },
      ),
    },
  ],
});

describe('a plain text', () => {
  it('keeps what two people type at once', () => {
    const two = makeTwo(NAME, '');
    two.write('a', '', 'Orders');
    two.write('b', '', 'Payments');
    two.sync();
    expect(['OrdersPayments', 'PaymentsOrders']).toContain(two.read());
  });

  it('keeps a word that is put in where someone else rewrites', () => {
    const two = makeTwo(NAME, 'the old service');
    two.write('a', 'the old service', 'the new service');
    two.write('b', 'the old service', 'the old big service');
    two.sync();
    expect(two.read()).toBe('the new big service');
  });

  it('is changed by what was changed, and not back to what was shown before', () => {
    const two = makeTwo(NAME, 'queue');
    two.write('a', 'queue', 'the queue');
    two.sync();
    // Someone typed into the text as it was before that came.
    two.write('b', 'queue', 'queue of orders');
    two.sync();
    expect(two.read()).toBe('the queue of orders');
  });

  it.each([
    ['abcdef', 'abXcdef', 'abcdYef', 'abXcdYef'],
    ['abcdef', 'abcdXef', 'abYcdef', 'abYcdXef'],
    ['abcdef', 'af', 'abcXdef', 'aXf'],
    ['abcdef', 'abXef', 'af', 'aXf'],
    ['abcdef', 'abX', 'Yef', 'YX'],
    ['abcdef', 'Xef', 'abY', 'XY'],
    ['abc', 'abc', 'xyz', 'xyz'],
    ['a\u{1f600}b', 'a\u{1f601}b', 'a\u{1f600}bc', 'a\u{1f601}bc'],
  ])('%s as %s, after someone made %s of it', (before, mine, theirs, both) => {
    const two = makeTwo(NAME, before);
    two.write('a', before, theirs);
    two.sync();
    two.write('b', before, mine);
    two.sync();
    expect(two.read()).toBe(both);
  });
});

describe('a rich text', () => {
  it('keeps words, marks and lines of both', () => {
    const two = makeTwo(RICH, rich('one two'));
    two.write('a', rich('one two'), rich(['one', 'bold'], ' two'));
    two.write('b', rich('one two'), rich('one two three'));
    two.sync();
    expect(two.read()).toEqual(rich(['one', 'bold'], ' two three'));
  });

  it('is not said twice when two people mark the same word', () => {
    const two = makeTwo(RICH, rich('word'));
    two.write('a', rich('word'), rich(['word', 'bold']));
    two.write('b', rich('word'), rich(['word', 'italic']));
    two.sync();
    expect(two.runs()).toEqual([{ insert: 'word', attributes: { bold: true, italic: true } }]);
    two.write('a', two.read(), rich('word'));
    two.sync();
    expect(two.read()).toEqual(rich('word'));
  });

  it('says apart which block it ends with, so that two people do not add a line each', () => {
    const two = makeTwo(RICH, { type: 'doc', content: [{ type: 'paragraph' }] });
    const typed = {
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { dir: 'auto' }, content: [{ type: 'text', text: 'x' }] }],
    };
    const end = { type: 'paragraph', attrs: { dir: 'auto' } };
    expect(two.write('a', rich(''), typed)).toEqual(new Map([[TEXT_END, end]]));
    expect(newText(RICH, typed)?.fields).toEqual(new Map([[TEXT_END, end]]));
  });

  it('stays as it is where the new one cannot be stored as a text', () => {
    const two = makeTwo(RICH, rich('word'));
    expect(two.write('a', rich('word'), { type: 'doc', content: [{ type: 'table' }] })).toBeNull();
    expect(two.read()).toEqual(rich('word'));
    expect(newText(RICH, { type: 'doc', content: [] })).toBeNull();
    expect(newText('props.url', 'https://example.com/')).toBeNull();
  });
});
