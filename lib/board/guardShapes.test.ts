import { describe, expect, it } from 'vitest';
import { MAX_SIZE } from './bounds';
import { checkRecord } from './checkRecord';
import { guardShapes } from './guardShapes';
import { makePair, makeShape } from './testing';

describe('guardShapes', () => {
  it('takes out links that lead anywhere but to a web page', () => {
    const { a, b, network } = makePair();
    const stop = guardShapes(a.store);
    const link = (href: string) => ({
      type: 'text',
      text: 'here',
      marks: [{ type: 'link', attrs: { href } }],
    });
    const richText = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [link('javascript:alert(1)'), link('https://example.com/')] }],
    };
    a.put(makeShape('geo', 'one', { props: { url: 'mailto:someone@example.com', richText } } as never));
    network.sync();
    const content = [{ type: 'text', text: 'here', marks: [] }, link('https://example.com/')];
    for (const peer of [a, b]) {
      expect(peer.shape('one')).toMatchObject({
        props: { url: '', richText: { content: [{ type: 'paragraph', content }] } },
      });
    }
    a.change('one', { props: { url: 'https://example.com/' } } as never);
    expect(a.shape('one')).toMatchObject({ props: { url: 'https://example.com/' } });
    stop();
  });

  it('brings ends and bends of arrows nearer that could not be laid out', () => {
    const { a, b, network } = makePair();
    const stop = guardShapes(a.store);
    const props = { bend: -1e12, start: { x: 3, y: 0 }, end: { x: 1e12, y: -1e9 } };
    a.put(makeShape('arrow', 'far', { props } as never));
    network.sync();
    for (const peer of [a, b]) {
      expect(peer.shape('far')).toMatchObject({
        props: { bend: -MAX_SIZE, start: { x: 3, y: 0 }, end: { x: MAX_SIZE, y: -MAX_SIZE } },
      });
    }
    stop();
  });

  it('makes texts fit that could not be laid out', () => {
    const { a, b, network } = makePair();
    guardShapes(a.store);
    const texts = ['x'.repeat(4500), 'word '.repeat(10_000), `${'y'.repeat(1000)} ${'z'.repeat(1000)}`];
    texts.forEach((text, i) => {
      const bold = { type: 'text', text: text.slice(0, 900), marks: [{ type: 'bold' }] };
      const content = [bold, { type: 'text', text }, bold];
      const richText = { type: 'doc', content: [{ type: 'paragraph', content }] };
      a.put(makeShape('geo', `geo${i}`, { index: `a${i + 1}` as never, props: { richText } as never }));
      a.put(makeShape('arrow', `arrow${i}`, { index: `b1${i}` as never, props: { text } as never }));
    });
    network.sync();
    expect(Object.keys(b.board())).toHaveLength(8);
    expect(b.board()).toEqual(a.board());
    for (const record of Object.values(b.board())) expect(checkRecord(record.id, record).ok).toBe(true);
    const label = (id: string) => String((b.shape(id)?.props as { text?: string } | undefined)?.text);
    expect(label('arrow0').replaceAll('\u200b', '')).toBe(texts[0]);
    expect(label('arrow2')).toBe(texts[2]);
  });
});
