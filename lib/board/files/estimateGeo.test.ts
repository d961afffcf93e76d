import { type TLGeoShape, type TLShape, toRichText } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import { ownRowKey } from '../estimate/ownRows';
import { EXAMPLE } from '../estimate/testing';
import { FIRST_DOCUMENT, FIRST_PAGE } from '../repair';
import { makeShape } from '../testing';
import { withEstimate, withoutEstimate } from './estimateGeo';
import { readTldrawFile } from './readTldrawFile';
import { plainSchema, writeTldrawFile } from './writeTldrawFile';

const CARD = makeShape('estimate', 'one', {
  x: 40,
  meta: { mine: 1, [ownRowKey('a', 'name')]: 'Hot', [ownRowKey('a', 'formula')]: 'Reads × 20%' },
  props: { ...EXAMPLE, title: 'Photo feed', scale: 1.5 } as unknown as TLShape['props'],
});

describe('an estimate in a file of tldraw', () => {
  it('is a plain box that says what it comes to', () => {
    const { records } = JSON.parse(writeTldrawFile([FIRST_DOCUMENT, FIRST_PAGE, CARD]));
    const [box] = records.filter(({ typeName }: { typeName: string }) => typeName === 'shape');
    expect(() => plainSchema.types.shape.validate(box)).not.toThrow();
    expect(box).toMatchObject({ type: 'geo', x: 40, props: { w: 680 * 1.5 } });
    for (const words of ['Photo feed', 'Users a day: 10M', 'Reads: ≈ 2.1k/s', 'Hot: ≈ 421/s']) {
      expect(JSON.stringify(box.props.richText)).toContain(words);
    }
  });

  it('comes back as the same card', () => {
    const records = [FIRST_DOCUMENT, FIRST_PAGE, CARD];
    expect(readTldrawFile(writeTldrawFile(records)).records).toEqual(records);
    const moved = { ...withoutEstimate(CARD), x: 7 };
    expect(withEstimate(moved)).toEqual({ ...CARD, x: 7 });
  });

  it('stays a plain box once somebody has written into it', () => {
    const plain = withoutEstimate(CARD) as TLGeoShape;
    const written = { ...plain, props: { ...plain.props, richText: toRichText('Too much for us') } };
    expect(withEstimate(written)).toBe(written);
  });

  it('is left alone where what it keeps makes no sense', () => {
    const plain = withoutEstimate(makeShape('estimate', 'one')) as TLGeoShape;
    const forged = { ...plain, meta: { drawbridgeEstimate: { props: { users: 7 }, text: 'Estimate' } } };
    const file = writeTldrawFile([FIRST_DOCUMENT, FIRST_PAGE, forged as unknown as TLShape]);
    expect(readTldrawFile(file)).toMatchObject({ unknown: 1 });
  });
});
