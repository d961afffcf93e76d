import { describe, expect, it } from 'vitest';
import { estimateSize } from './cardMeasures';
import { ESTIMATE_FIELDS, FIELD_FACTS } from './fields';
import { boxAt, layOutEstimate } from './layout';
import { MAX_OWN_ROWS, ownRowKey } from './ownRows';
import { newEstimateProps } from './shape';
import { EXAMPLE } from './testing';

/** About as wide as the canvas's typeface, a little wider. */
const measure = (text: string, size: number, isBold: boolean) => text.length * size * (isBold ? 0.62 : 0.56);

const rows = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      [ownRowKey(`r${i}`, 'name'), `Row ${i}`],
      [ownRowKey(`r${i}`, 'formula'), i % 2 === 0 ? 'Reads × day' : 'Reads +'],
    ]).flat(),
  );

const CARDS: [string, Partial<typeof EXAMPLE> & { title?: string }, object][] = [
  ['empty', {}, {}],
  ['full', { ...EXAMPLE, title: 'Photo feed' }, rows(MAX_OWN_ROWS)],
  [
    'wrong',
    Object.fromEntries(ESTIMATE_FIELDS.map((field) => [field, '1,5 of something long and wrong'])),
    {},
  ],
  [
    'long',
    { ...EXAMPLE, title: 'word '.repeat(200), users: '9'.repeat(15), ratio: '999999999:999999998' },
    {},
  ],
];

describe('a card', () => {
  it.each(CARDS)(
    'that is %s keeps every word within itself, and none upon another',
    (_what, inputs, meta) => {
      const props = { ...newEstimateProps(), ...inputs };
      const { w, h, words, boxes } = layOutEstimate(props, meta, measure);
      expect({ w, h }).toEqual(estimateSize(props, meta));
      const areas = words.map(({ text, x, y, size, isBold, isAtEnd }) => {
        const width = measure(text, size, isBold);
        return {
          text,
          left: isAtEnd ? x - width : x,
          right: isAtEnd ? x : x + width,
          top: y - size * 0.75,
          bottom: y + size * 0.2,
        };
      });
      for (const [i, one] of areas.entries()) {
        expect(one.left, one.text).toBeGreaterThanOrEqual(0);
        expect(one.right, one.text).toBeLessThanOrEqual(w);
        expect(one.bottom, one.text).toBeLessThanOrEqual(h);
        for (const other of areas.slice(i + 1)) {
          const isApart =
            one.right <= other.left ||
            other.right <= one.left ||
            one.bottom <= other.top ||
            other.bottom <= one.top;
          expect(isApart, `“${one.text}” and “${other.text}”`).toBe(true);
        }
      }
      for (const { key, area } of boxes)
        expect(boxAt({ ...layOutEstimate(props, meta, measure) }, area.x + 1, area.y + 1)).toBe(key);
    },
  );

  it('names everything one types into, and has an example for it', () => {
    const { boxes } = layOutEstimate(newEstimateProps(), rows(1), measure);
    expect(boxes.map(({ label }) => label)).toEqual([
      'Title',
      ...ESTIMATE_FIELDS.map((field) => FIELD_FACTS[field].label),
      'Name of row 1',
      'Formula of Row 0',
    ]);
    for (const { example } of boxes) expect(example).not.toBe('');
  });

  it('says why in the field that cannot be read, and nowhere else', () => {
    const { boxes, words } = layOutEstimate(
      { ...newEstimateProps(), ...EXAMPLE, retention: '5' },
      {},
      measure,
    );
    expect(boxes.filter(({ why }) => why !== null)).toMatchObject([
      { key: 'retention', why: expect.stringMatching(/5y/) },
    ]);
    expect(words.filter(({ tone }) => tone === 'danger')).toHaveLength(1);
  });

  it('grows by its own rows and with its scale', () => {
    const { h } = estimateSize({ scale: 1 }, {});
    expect(estimateSize({ scale: 1 }, rows(2)).h).toBeGreaterThan(h + 60);
    expect(estimateSize({ scale: 2 }, {}).h).toBe(2 * h);
  });
});
