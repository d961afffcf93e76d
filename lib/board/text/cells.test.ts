import { toRichText as plainDocument } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import { whyBadText } from '../richText';
import { plainCells, richCells, toRichText } from './cells';

type Node = Record<string, unknown>;

const auto = { dir: 'auto' };
const text = (value: string, ...marks: (string | Node)[]): Node => ({
  type: 'text',
  text: value,
  ...(marks.length > 0
    ? { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) }
    : {}),
});
const line = (...content: Node[]): Node => ({
  type: 'paragraph',
  attrs: auto,
  ...(content.length > 0 ? { content } : {}),
});
const item = (...content: Node[]): Node => ({ type: 'listItem', content });
const bullets = (...content: Node[]): Node => ({ type: 'bulletList', content });
const doc = (...content: Node[]): Node => ({ type: 'doc', content });
const link = {
  type: 'link',
  attrs: { href: 'https://example.com/', target: '_blank', rel: null, class: null },
};

const TEXTS: Record<string, unknown> = {
  nothing: plainDocument(''),
  'a word': plainDocument('word'),
  'two lines as tldraw makes them': plainDocument('one\ntwo\n'),
  'an empty line with attributes': doc(line()),
  'lines and pairs': doc(line(text('a\u{1f600}b')), line(), line(text('c'))),
  marks: doc(
    line(text('plain '), text('bold', 'bold'), text(' both', 'bold', 'italic'), text('x', link, 'code')),
  ),
  'breaks within a line': doc(
    line(text('a'), { type: 'hardBreak' }, { type: 'hardBreak' }, text('b', 'bold')),
  ),
  headings: doc(
    { type: 'heading', attrs: { dir: 'auto', level: 2 }, content: [text('Title')] },
    line(text('x')),
  ),
  lists: doc(
    line(text('before')),
    bullets(
      item(line(text('a')), line(text('still a'))),
      item(line(text('b')), bullets(item(line(text('c'))))),
    ),
    bullets(item(line(text('another list')))),
    { type: 'orderedList', attrs: { start: 3, type: null }, content: [item(line()), item(line(text('z')))] },
  ),
};

describe('the cells of a rich text', () => {
  it.each(Object.entries(TEXTS))('make the same text again: %s', (_name, richText) => {
    const rich = richCells(richText);
    expect(rich).not.toBeNull();
    expect(toRichText(rich as NonNullable<typeof rich>)).toEqual(richText);
  });

  it('are none where the same text would not come of them', () => {
    const others = [
      null,
      'text',
      doc(),
      doc({ type: 'table' }),
      doc(line(text('line\nend'))),
      doc(line(text('a'), text('b'))),
      doc(line(text('x', 'italic', 'bold'))),
      doc(line({ type: 'image', attrs: { src: 'x' } })),
    ];
    for (const other of others) expect(richCells(other)).toBeNull();
  });

  it('make a text that can be shown of whatever merging leaves', () => {
    const cells = [
      ...plainCells('a'),
      {
        text: '\n',
        about: {
          block: { type: 'paragraph', within: [{ type: 'bulletList' }, { type: 'listItem' }], shared: 9 },
        },
      },
      { text: 'b', about: { bold: true, unknown: 1 } },
      { text: '\n', about: { block: 7 } },
      { text: '\n', about: { block: { type: 'heading', within: 'nowhere' } } },
      { text: '\n', about: {} },
    ];
    const made = toRichText({ cells, end: { type: 'paragraph' } });
    expect(whyBadText(made)).toBeNull();
    expect(made).toEqual(
      doc(
        bullets(item({ type: 'paragraph', content: [text('a')] })),
        { type: 'paragraph', content: [text('b', 'bold')] },
        { type: 'heading' },
        { type: 'paragraph' },
        { type: 'paragraph' },
      ),
    );
  });
});
