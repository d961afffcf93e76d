import type { TLShape } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import { checkRecord } from '../checkRecord';
import { guardShapes } from '../guardShapes';
import { makePair, makeShape, type Peer } from '../testing';
import { describeEstimate } from './describe';
import { MAX_FIELD } from './fields';
import { ownRowKey, readOwnRows } from './ownRows';
import { type EstimateProps, type EstimateShape, MAX_SCALE } from './shape';

const estimate = (peer: Peer) => peer.shape('one') as unknown as EstimateShape;
const type = (peer: Peer, props: Partial<EstimateProps>) => peer.change('one', { props } as Partial<TLShape>);
const setMeta = (peer: Peer, meta: Record<string, string>) =>
  peer.change('one', { meta: { ...peer.shape('one')?.meta, ...meta } });

function pairWithEstimate() {
  const pair = makePair();
  pair.a.put(makeShape('estimate', 'one'));
  pair.network.sync();
  return pair;
}

describe('two people at one estimate', () => {
  it('keep what each types into a field of its own, and see the same results', () => {
    const { a, b, network } = pairWithEstimate();
    for (const users of ['1', '10', '10M']) type(a, { users });
    for (const actions of ['2', '20']) type(b, { actions });
    type(a, { ratio: '10:1' });
    type(b, { peak: '3x', writeSize: '1 KB' });
    network.sync();
    expect(estimate(a).props).toMatchObject({
      ...{ users: '10M', actions: '20', ratio: '10:1', peak: '3x', writeSize: '1 KB' },
    });
    expect(a.board()).toEqual(b.board());
    const [inA, inB] = [a, b].map((peer) => describeEstimate(estimate(peer).props, estimate(peer).meta));
    expect(inA).toEqual(inB);
    expect(inA?.join('\n')).toContain('Reads: ≈ 2.1k/s, ≈ 6.3k/s at peak');
  });

  it('who type into one field at once have one of the two numbers, and never digits of both', () => {
    const { a, b, network } = pairWithEstimate();
    type(a, { users: '10M' });
    network.sync();
    type(a, { users: '25M' });
    type(b, { users: '3B' });
    network.sync();
    expect(['25M', '3B']).toContain(estimate(a).props.users);
    expect(a.board()).toEqual(b.board());
  });

  it('who type into the title at once keep both their words', () => {
    const { a, b, network } = pairWithEstimate();
    type(a, { title: 'feed' });
    network.sync();
    type(a, { title: 'Photo feed' });
    type(b, { title: 'feed, first year' });
    network.sync();
    expect(estimate(a).props.title).toBe('Photo feed, first year');
    expect(a.board()).toEqual(b.board());
  });

  it('who add rows at once have both rows, and keep name and formula of one', () => {
    const { a, b, network } = pairWithEstimate();
    setMeta(a, { [ownRowKey('a1', 'name')]: 'Cache', [ownRowKey('a1', 'formula')]: '' });
    setMeta(b, { [ownRowKey('b1', 'name')]: 'Shards', [ownRowKey('b1', 'formula')]: '1 TB / 200 GB' });
    network.sync();
    setMeta(a, { [ownRowKey('a1', 'formula')]: '20% × 500 GB' });
    setMeta(b, { [ownRowKey('a1', 'name')]: 'Hot set' });
    network.sync();
    expect(readOwnRows(estimate(b).meta)).toEqual([
      { id: 'a1', name: 'Hot set', formula: '20% × 500 GB' },
      { id: 'b1', name: 'Shards', formula: '1 TB / 200 GB' },
    ]);
    expect(a.board()).toEqual(b.board());
  });
});

describe('what an estimate may hold', () => {
  const why = (props: object) => {
    const record = makeShape('estimate', 'one', { props } as never);
    const check = checkRecord(record.id, record);
    return check.ok ? null : check.why;
  };

  it.each([
    ['a field as long as a page', { users: 'x'.repeat(MAX_FIELD + 1) }],
    ['a field that is no text', { users: 7 }],
    ['a field that nobody knows', { profit: '1' }],
    ['a title that is laid out for seconds', { title: 'x'.repeat(5000) }],
    ['no size', { scale: 0 }],
    ['the size of a town', { scale: MAX_SCALE * 2 }],
  ])('is not %s', (_what, props) => {
    expect(why(props)).not.toBeNull();
  });

  it('is whatever was typed', () => {
    expect(why({ users: '10M', retention: 'for ever' })).toBeNull();
  });

  it('is made fit before it is stored', () => {
    const { a, b, network } = pairWithEstimate();
    const stop = guardShapes(a.store);
    type(a, { users: '9'.repeat(500), scale: 100, title: 'y'.repeat(3000) });
    network.sync();
    expect(estimate(b).props).toMatchObject({ users: '9'.repeat(MAX_FIELD), scale: MAX_SCALE });
    stop();
  });
});
