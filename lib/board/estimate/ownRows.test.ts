import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../testing/random';
import { evaluateFormula, MAX_FORMULA } from './formula';
import {
  calculateOwnRows,
  knownNames,
  MAX_OWN_ROWS,
  MAX_ROW_NAME,
  newRowId,
  type OwnRow,
  ownRowKey,
  readOwnRows,
} from './ownRows';
import { calculateEstimate } from './results';
import { showQuantity } from './showQuantity';
import { EXAMPLE } from './testing';

const OUTCOME = calculateEstimate(EXAMPLE);
const row = (id: string, name: string, formula: string): OwnRow => ({ id, name, formula });
const said = (...rows: OwnRow[]) =>
  calculateOwnRows(rows, OUTCOME).map(({ value, why }) => (value && showQuantity(value)) ?? why);
const one = (formula: string) => said(row('a', 'Mine', formula))[0];

describe('the formula of an own row', () => {
  it.each([
    ['1 + 2 × 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['12 / 3 / 2', '2'],
    ['-5 + 8', '3'],
    ['2 × -3', '−6'],
    ['5 x 3', '15'],
    ['20%', '0.2'],
    ['1,000 × 2', '2k'],
    ['10M / 4', '2.5M'],
    ['2 KB × 3', '6 KB'],
    ['1 KiB', '≈ 1 KB'],
    ['1e15 × 10', '10,000T'],
    ['1e15 × 1e10', '1e25'],
    ['1.26e19 TB', '≈ 1.3e31 B'],
    ['999.6', '≈ 1k'],
    ['1 ÷ 3', '≈ 0.33'],
    ['0.0001', '< 0.001'],
    ['1 TB / 200 GB', '5'],
    ['8 B × 1 billion', '8 GB'],
    ['90 min', '1.5 hours'],
    ['1 day', '1 day'],
    ['5y', '5 years'],
    ['500 ms', '“ms” is no unit. Between two values, write ×.'],
    ['1k/s × 10 KB', '10 MB/s'],
    ['10 GB / day', '≈ 116 KB/s'],
    ['Reads × day × Read size × 20%', '≈ 364 GB'],
    ['peak  READS ÷ per machine', '≈ 6.3'],
    ['Kept in all / 4 TB', '≈ 25'],
    ['New a day × Kept for ÷ day × Copies', '≈ 100 TB'],
  ])('%j comes to %j', (formula, expected) => {
    expect(one(formula)).toBe(expected);
  });

  it.each([
    ['Reads + Read size', 'Data cannot be added to a rate.'],
    ['Reads − 1', 'A number cannot be taken from a rate.'],
    ['Read size × Read size', 'The units of this make no sense together.'],
    ['Reeds × 2', 'There is no “Reeds”.'],
    ['1 ÷ 0', 'Nothing can be divided by 0.'],
    ['1 ÷ (2 − 2)', 'Nothing can be divided by 0.'],
    ['2 ×', 'Something is missing after “×”.'],
    ['× 2', 'Something is missing before “×”.'],
    ['(1 + 2', 'A “)” is missing.'],
    ['1 + 2)', 'There is one “)” too many.'],
    ['()', 'Something is missing after “(”.'],
    ['2 (3)', 'Between two values, write + − × or ÷.'],
    ['2 Reads', '“Reads” is no unit. Between two values, write ×.'],
    ['1,5 × 2', '“1,5” is not clear. Write 1.5 or 1,500.'],
    ['2 % 3', 'Between two values, write + − × or ÷.'],
    ['% 3', '“%” means nothing here.'],
    ['constructor', 'There is no “constructor”.'],
    ['__proto__', 'There is no “__proto__”.'],
    ['alert(1)', 'There is no “alert”.'],
    [`${'('.repeat(30)}1${')'.repeat(30)}`, 'Too many parentheses are in one another.'],
    ['-'.repeat(150), 'Too many parentheses are in one another.'],
    ['1e300 × 1e300', 'This is too large to mean anything.'],
    ['1e999', '“1e999” is too large.'],
    ['TB × TB × TB × TB × TB × TB × TB × TB × TB × TB', 'This is too large to mean anything.'],
  ])('%j is told: %s', (formula, why) => {
    expect(one(formula)).toBe(why);
  });

  it('may not be longer than its field', () => {
    expect(evaluateFormula(`1${' + 1'.repeat(MAX_FORMULA)}`, () => undefined)).toMatchObject({ ok: false });
  });

  it('never throws and never gives what is not finite, whatever its letters (seeds 1 to 3000)', () => {
    const letters = [
      ...'0123456789.,%()+-×÷*/: xeEkKMBT',
      'Reads',
      'Copies',
      ' KB',
      ' day',
      '1e15',
      '\ud800',
      '💥',
    ];
    for (let seed = 1; seed <= 3000; seed++) {
      const { next: random } = randomFrom(seed);
      const formula = Array.from(
        { length: 1 + random() * 20 },
        () => letters[Math.floor(random() * letters.length)],
      ).join('');
      for (const { value, why } of calculateOwnRows([row('a', 'Mine', formula)], OUTCOME)) {
        if (value) expect(Number.isFinite(value.value), `seed ${seed}: ${formula}`).toBe(true);
        else if (formula.trim() !== '') expect(why, `seed ${seed}: ${formula}`).toMatch(/\.$/);
      }
    }
  });
});

describe('own rows', () => {
  it('use each other in any order', () => {
    expect(
      said(row('a', 'Servers', 'Cache ÷ 64 GB'), row('b', 'Cache', 'Reads × day × Read size × 20%')),
    ).toEqual(['≈ 5.7', '≈ 364 GB']);
  });

  it('tell what leads back to itself, and what is not known yet', () => {
    expect(said(row('a', 'Hen', 'Egg × 2'), row('b', 'Egg', 'Hen ÷ 2'))).toEqual([
      '“Hen” leads back to itself.',
      '“Hen” leads back to itself.',
    ]);
    const empty = calculateEstimate({ ...EXAMPLE, users: '' });
    expect(calculateOwnRows([row('a', 'Mine', 'Reads × 2')], empty)[0]?.why).toBe(
      '“Reads” has no value yet.',
    );
    expect(said(row('a', 'Named', ''), row('b', '', '1 + 1'))).toEqual([null, '2']);
  });

  it('have names of their own', () => {
    expect(
      said(row('a', 'Reads', '1'), row('b', 'Mine', '2'), row('c', 'mine ', '3'), row('d', 'Sum', 'Mine')),
    ).toEqual(['1', '2', '3', '2']);
    const [reads, , second] = calculateOwnRows(
      [row('a', 'Reads', '1'), row('b', 'Mine', '2'), row('c', 'mine ', '3')],
      OUTCOME,
    );
    expect([reads?.why, second?.why]).toEqual(Array(2).fill('Another row has this name already.'));
  });

  it('may use every name that the card shows', () => {
    for (const { name } of knownNames(OUTCOME)) expect(one(name), name).not.toMatch(/no “|\.$/);
  });

  it('are read from what is stored, and what makes no sense there is left out', () => {
    const meta: Record<string, unknown> = {
      'row.b.name': 'Second',
      'row.b.formula': '2',
      'row.a.formula': '1',
      'row.C.name': 'no id',
      'row.d.name': 7,
      boundary: 'region',
      'row.e.more': 'x',
      'row.f.name': 'x'.repeat(500),
    };
    expect(readOwnRows(meta)).toEqual([
      row('a', '', '1'),
      row('b', 'Second', '2'),
      row('f', 'x'.repeat(MAX_ROW_NAME), ''),
    ]);
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [ownRowKey(`r${i}`, 'name'), `${i}`]),
    );
    expect(readOwnRows(many)).toHaveLength(MAX_OWN_ROWS);
  });

  it('are in the order they were added', () => {
    const ids = [newRowId(0, 0.5), newRowId(5, 0.9), newRowId(1e12, 0), newRowId(2e12, 0.999999)];
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(ownRowKey(id, 'name')).toMatch(/^row\.[a-z0-9]{14}\.name$/);
  });
});
