import { describe, expect, it } from 'vitest';
import { checkRecord } from './checkRecord';
import { makeAsset, makeBinding, makeShape } from './testing';

const why = (record: { id: string }) => {
  const check = checkRecord(record.id, record);
  return check.ok ? null : check.why;
};
const text = (...content: unknown[]) =>
  makeShape('geo', 'one', { props: { richText: { type: 'doc', content } } } as never);
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', attrs: { dir: 'auto' }, content });

describe('checkRecord', () => {
  it('accepts what the editor makes', () => {
    for (const type of ['geo', 'arrow', 'draw', 'frame', 'group', 'component', 'image'])
      expect(why(makeShape(type, 'one'))).toBeNull();
    expect(why(makeBinding('arrow', 'start', 'one'))).toBeNull();
    expect(why(makeShape('geo', 'one', { props: { url: 'https://example.com/' } } as never))).toBeNull();
  });

  it('refuses kinds of records and shapes that boards do not have', () => {
    expect(why({ ...makeShape('geo', 'one'), id: 'camera:one' } as never)).toMatch(/kind of record/);
    for (const type of ['video', 'bookmark', 'embed']) expect(why(makeShape(type, 'one'))).not.toBeNull();
    expect(why({ id: 'nothing' })).not.toBeNull();
    expect(why({ id: 'constructor:x' })).not.toBeNull();
  });

  it('refuses what the validators refuse', () => {
    expect(why(makeShape('geo', 'one', { x: Number.NaN }))).not.toBeNull();
    expect(why(makeShape('geo', 'one', { more: 1 } as never))).not.toBeNull();
    expect(why(makeShape('geo', 'one', { parentId: 'document:document' as never }))).not.toBeNull();
  });

  it.each([
    ['a kind that nobody knows', { kind: 'toaster' }],
    ['no copies', { replicas: 0 }],
    ['parts of a shard', { shards: 1.5 }],
    ['more copies than there are machines', { replicas: 1e9 }],
    ['a label that is laid out for seconds', { label: 'x'.repeat(5_000) }],
    ['no width', { w: 0 }],
  ])('refuses a component with %s', (_what, props) => {
    expect(why(makeShape('component', 'one', { props } as never))).not.toBeNull();
  });

  it('accepts pictures of the room itself and no others', () => {
    expect(why(makeAsset('p'))).toBeNull();
    const id = 'p'.repeat(43);
    for (const src of [
      null,
      '',
      `asset:${id}x`,
      `asset:${id}/../../board`,
      `asset:../${id}`,
      `picture:${id}`,
      `/api/rooms/one/pictures/${id}`,
      'https://elsewhere.example/seen.png',
      'http://127.0.0.1/x.png',
      'data:image/png;base64,AAAA',
      'data:image/svg+xml,<svg/>',
      'blob:https://elsewhere.example/1',
      'javascript:alert(1)',
      7,
    ]) {
      expect(why(makeAsset('p', { src })), String(src)).not.toBeNull();
    }
    const bookmark = { src: null, description: '', image: 'https://x.example/i.png', favicon: '', title: '' };
    expect(why({ ...makeAsset('p'), type: 'bookmark', props: bookmark } as never)).not.toBeNull();
    expect(why({ ...makeAsset('p'), type: 'video' } as never)).not.toBeNull();
  });

  it.each([
    ['moves', { isAnimated: true }],
    ['is a kind that boards do not keep', { mimeType: 'image/svg+xml' }],
    ['does not say what it is', { mimeType: null }],
    ['has no size', { w: 0 }],
    ['is larger than all', { h: 1e9 }],
    ['has more bytes than there are', { fileSize: 1e12 }],
    ['has a name that is laid out for seconds', { name: 'x'.repeat(5_000) }],
    ['is something else too', { onload: 'alert(1)' }],
  ])('refuses a picture that %s', (_what, props) => {
    expect(why(makeAsset('p', props))).not.toBeNull();
  });

  it('refuses to show a picture that is cut to nothing, or leads elsewhere', () => {
    const crop = (left: number, right: number) => ({
      crop: { topLeft: { x: left, y: 0 }, bottomRight: { x: right, y: 1 } },
    });
    const image = (props: object) => why(makeShape('image', 'one', { props } as never));
    expect(image(crop(0.25, 0.75))).toBeNull();
    for (const props of [crop(0.5, 0.5), crop(0.7, 0.3), crop(0, 1e-9), crop(-1e9, 1), crop(0, Number.NaN)]) {
      expect(image(props), JSON.stringify(props)).not.toBeNull();
    }
    expect(image({ assetId: 'https://elsewhere.example/seen.png' })).not.toBeNull();
    expect(image({ url: 'javascript:alert(1)' })).not.toBeNull();
    expect(image({ altText: 'x'.repeat(30_000) })).not.toBeNull();
    expect(image({ w: 0 })).not.toBeNull();
  });

  it('refuses links that lead anywhere but to a web page', () => {
    for (const url of [
      'javascript:alert(1)',
      'mailto:a@example.com',
      'data:text/html,x',
      'JaVaScRiPt:x',
      '//x',
      'x',
    ]) {
      expect(why(makeShape('geo', 'one', { props: { url } } as never)), url).not.toBeNull();
    }
    const link = (href: unknown) => ({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] });
    expect(why(text(paragraph(link('https://example.com'))))).toBeNull();
    expect(why(text(paragraph(link('javascript:alert(1)'))))).not.toBeNull();
    expect(why(text(paragraph(link(7))))).not.toBeNull();
  });

  it('accepts the texts that the text editor makes and no others', () => {
    const bold = { type: 'text', text: 'x', marks: [{ type: 'bold' }] };
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(bold)] }] };
    expect(why(text(paragraph(), paragraph(bold, { type: 'hardBreak' }), list))).toBeNull();
    expect(why(text({ type: 'heading', attrs: { level: 2, dir: 'auto' }, content: [bold] }))).toBeNull();

    let deep: unknown = paragraph(bold);
    for (let i = 0; i < 40; i++)
      deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] };
    const bad = [
      null,
      'x',
      bold,
      deep,
      { type: 'image' },
      { type: 'toString' },
      paragraph({ type: 'text', text: '' }),
      paragraph({ type: 'text' }),
      paragraph(paragraph()),
      paragraph({ ...bold, marks: [{ type: 'blink' }] }),
      paragraph({ ...bold, marks: 'bold' }),
      { type: 'paragraph', content: 'x' },
      { type: 'paragraph', attrs: 'x' },
    ];
    for (const content of bad) expect(why(text(content)), JSON.stringify(content)).not.toBeNull();
  });

  it('refuses strokes and lines that have nothing to draw', () => {
    expect(why(makeShape('draw', 'one', { props: { segments: [] } } as never))).not.toBeNull();
    expect(
      why(makeShape('draw', 'one', { props: { segments: [{ type: 'free', points: [] }] } } as never)),
    ).not.toBeNull();
    const line = (...ids: string[]) =>
      makeShape('line', 'one', {
        props: {
          ...{ color: 'black', dash: 'draw', size: 'm', spline: 'line', scale: 1 },
          points: Object.fromEntries(ids.map((id) => [id, { id, index: id, x: 0, y: 0 }])),
        },
      } as never);
    expect(why(line('a1', 'a2'))).toBeNull();
    expect(why(line('a1'))).not.toBeNull();
  });

  it('refuses what no canvas can lay out', () => {
    expect(why(makeShape('geo', 'one', { x: 1e300 }))).not.toBeNull();
    expect(why(makeShape('geo', 'one', { props: { w: 1e12 } } as never))).not.toBeNull();
    expect(why(makeShape('arrow', 'one', { props: { end: { x: 0, y: -1e9 } } } as never))).not.toBeNull();
    expect(why(makeShape('geo', 'one', { x: -90_000, meta: { at: Date.now() } }))).toBeNull();
    const label = (text: string) => makeShape('arrow', 'one', { props: { text } } as never);
    expect(why(label('x'.repeat(1000)))).toBeNull();
    expect(why(label('x'.repeat(1001)))).not.toBeNull();
    expect(why(label('word '.repeat(5000)))).not.toBeNull();
    expect(why(text(paragraph({ type: 'text', text: 'x'.repeat(1001) })))).not.toBeNull();
    expect(
      why(text(...Array(30).fill(paragraph({ type: 'text', text: 'word '.repeat(200) })))),
    ).not.toBeNull();
    const points = Array(20_001).fill({ x: 0, y: 0, z: 0.5 });
    expect(
      why(makeShape('draw', 'one', { props: { segments: [{ type: 'free', points }] } } as never)),
    ).not.toBeNull();
  });
});
