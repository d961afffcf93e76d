import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../testing/random';
import { describeEstimate } from './describe';
import { ESTIMATE_FIELDS, type EstimateInputs } from './fields';
import { calculateOwnRows } from './ownRows';
import { calculateEstimate, type EstimateResultKey } from './results';
import { newEstimateProps } from './shape';
import { showQuantity } from './showQuantity';
import { EXAMPLE } from './testing';

const results = (inputs: Partial<EstimateInputs>) => {
  const { results } = calculateEstimate({ ...newEstimateProps(), ...inputs });
  return Object.fromEntries(results.map((result) => [result.key, result])) as Record<
    EstimateResultKey,
    (typeof results)[number]
  >;
};

describe('an estimate', () => {
  it('comes to what one calculates by hand', () => {
    const found = results(EXAMPLE);
    // 10M × 20 = 200M actions a day; 10 of 11 read, which is 2,104 a second.
    expect(found.reads.value?.value).toBeCloseTo((2e8 * (10 / 11)) / 86_400, 6);
    expect(found.writes.peak?.value).toBeCloseTo(((2e8 / 11) * 3) / 86_400, 6);
    expect(found.dataOut.value?.value).toBeCloseTo(((2e8 * (10 / 11)) / 86_400) * 10_000, 3);
    expect(found.newDay.value?.value).toBeCloseTo((2e8 / 11) * 1000, 0);
    expect(found.newYear.value?.value).toBeCloseTo((2e8 / 11) * 1000 * 365, 0);
    expect((found.kept.value?.value ?? 0) / ((2e8 / 11) * 1000 * 1825 * 3)).toBeCloseTo(1, 9);
    expect(found.machines.value?.value).toBe(7);
  });

  it('says each result with its unit, roughly, and how it is calculated', () => {
    const found = results(EXAMPLE);
    const said = Object.values(found).map(({ value, peak, formula }) => [
      value && showQuantity(value),
      peak && showQuantity(peak),
      formula,
    ]);
    expect(said).toEqual([
      ['≈ 2.1k/s', '≈ 6.3k/s', '10M users × 20 a day × 10/11 ÷ 86,400 s'],
      ['≈ 210/s', '≈ 631/s', '10M users × 20 a day × 1/11 ÷ 86,400 s'],
      ['≈ 21 MB/s', '≈ 63 MB/s', '2.104k/s reads × 10 KB'],
      ['≈ 210 KB/s', '≈ 631 KB/s', '210.4/s writes × 1 KB'],
      ['≈ 18 GB', undefined, '18.18M writes a day × 1 KB'],
      ['≈ 6.6 TB', undefined, '18.18 GB × 365 days'],
      ['≈ 100 TB', undefined, '18.18 GB × 1,825 days × 3 copies'],
      ['7', undefined, '6.944k/s requests at peak ÷ 1k/s, rounded up'],
    ]);
  });

  it('goes on with what is there, and has words for what is missing', () => {
    const found = results({ users: '10M', actions: '20', ratio: '10:1', peak: 'three', writeSize: '1 KB' });
    expect(found.reads.value).not.toBeNull();
    expect(found.reads.peak).toBeNull();
    expect(found.dataOut).toMatchObject({ value: null, formula: '2.104k/s reads × read size' });
    expect(found.newYear.value).not.toBeNull();
    expect(found.kept).toMatchObject({ value: null, formula: '18.18 GB × days kept × copies' });
    expect(found.machines).toMatchObject({
      value: null,
      formula: 'requests at peak ÷ per machine, rounded up',
    });
    expect(results({}).reads).toMatchObject({
      value: null,
      peak: null,
      formula: 'users × actions a day × share of reads ÷ 86,400 s',
    });
  });

  it('needs each of its assumptions, and nothing else', () => {
    const whole = results(EXAMPLE);
    const uses: Record<keyof EstimateInputs, string> = {
      users: 'reads writes dataOut dataIn newDay newYear kept machines',
      actions: 'reads writes dataOut dataIn newDay newYear kept machines',
      ratio: 'reads writes dataOut dataIn newDay newYear kept machines',
      peak: 'machines',
      readSize: 'dataOut',
      writeSize: 'dataIn newDay newYear kept',
      retention: 'kept',
      copies: 'kept',
      perMachine: 'machines',
    };
    for (const field of ESTIMATE_FIELDS) {
      const found = results({ ...EXAMPLE, [field]: 'nonsense' });
      for (const [key, { value }] of Object.entries(found)) {
        const isMissing = uses[field].split(' ').includes(key);
        expect(value, `${key} without ${field}`).toEqual(
          isMissing ? null : whole[key as EstimateResultKey].value,
        );
      }
    }
  });

  it('buys no machine for the dust of binary fractions', () => {
    const at = (peak: string, perMachine: string) =>
      results({ users: '86400', actions: '7', ratio: '1:1', peak, perMachine }).machines.value?.value;
    expect(at('1', '1')).toBe(7);
    expect(at('1', '2')).toBe(4);
    // 7 × 1.1 ÷ 1.1 is 7.000000000000001 to a computer.
    expect(at('1.1', '1.1')).toBe(7);
    expect(at('1.1', '0.1')).toBe(77);
  });

  it('repeats the smallest numbers as they may be typed', () => {
    expect(results({ ...EXAMPLE, actions: '1e-300' }).reads.formula).toContain('× 1e-300 a day');
  });

  it('counts nothing where nobody comes', () => {
    const found = results({ ...EXAMPLE, users: '0' });
    expect(Object.values(found).map(({ value }) => value && showQuantity(value))).toEqual([
      ...['0/s', '0/s', '0 B/s', '0 B/s', '0 B', '0 B', '0 B', '0'],
    ]);
  });

  it('is described in lines, without what is not known', () => {
    const lines = describeEstimate(
      {
        ...newEstimateProps(),
        title: ' Photo\nfeed ',
        users: '10M',
        actions: '20',
        ratio: '10:1',
        peak: '?',
      },
      {
        'row.a.name': 'Hot',
        'row.a.formula': 'Reads × 20%',
        'row.b.name': 'Lost',
        'row.b.formula': 'Kept for',
      },
    );
    expect(lines).toEqual([
      'Photo feed',
      'Users a day: 10M',
      'Actions per user: 20',
      'Reads : writes: 10:1',
      'Peak factor: ?',
      'Reads: ≈ 2.1k/s (10M users × 20 a day × 10/11 ÷ 86,400 s)',
      'Writes: ≈ 210/s (10M users × 20 a day × 1/11 ÷ 86,400 s)',
      'Hot: ≈ 421/s (Reads × 20%)',
    ]);
    expect(describeEstimate(newEstimateProps())).toEqual(['Estimate']);
  });
});

// `SEED=7 npx vitest run lib/board/estimate` runs one.
const SEEDS = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 400 }, (_, i) => i + 1);

const PIECES = [
  ...[
    '',
    '0',
    '1',
    '1e15',
    '999999999999999',
    '1e-300',
    '0.000001',
    '1e999',
    '10M',
    '5B',
    '100:1',
    '0:1',
    '1:0',
  ],
  ...[
    '1 EB',
    '1 B',
    '1024 KiB',
    '1000y',
    '1s',
    '1 mo',
    '1x',
    '1e6',
    '-1',
    'NaN',
    'Infinity',
    '∞',
    '1/0',
    '__proto__',
  ],
];

describe(`whatever is typed (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`, () => {
  it('gives finite numbers or none, and more of anything never gives less', () => {
    for (const seed of SEEDS) {
      const { next: random } = randomFrom(seed);
      const typed = () => PIECES[Math.floor(random() * PIECES.length)] ?? '';
      const inputs = Object.fromEntries(ESTIMATE_FIELDS.map((field) => [field, typed()])) as EstimateInputs;
      const outcome = calculateEstimate(inputs);
      for (const { value, peak, formula, key } of outcome.results) {
        for (const quantity of [value, peak]) {
          if (!quantity) continue;
          expect(Number.isFinite(quantity.value), `seed ${seed}: ${key}`).toBe(true);
          expect(quantity.value, `seed ${seed}: ${key}`).toBeGreaterThanOrEqual(0);
          expect(showQuantity(quantity), `seed ${seed}: ${key}`).toMatch(
            /^(≈ |< )?[\d.,]+(e-?\d+)?[kMBT]?( ?[KMGTPEZY]?B)?(\/s)?$/,
          );
        }
        expect(formula, `seed ${seed}: ${key}`).not.toMatch(/NaN|Infinity|undefined|null/);
        if (value && peak) expect(peak.value).toBeGreaterThanOrEqual(value.value);
      }
      const [own] = calculateOwnRows(
        [{ id: 'a', name: 'n', formula: `Kept in all × ${typed()} ÷ ${typed()}` }],
        outcome,
      );
      if (own?.value) expect(Number.isFinite(own.value.value), `seed ${seed}: ${own.formula}`).toBe(true);
      const more = calculateEstimate({ ...inputs, users: '1e15' });
      if (outcome.readings.users.kind !== 'value') continue;
      for (const [i, { value }] of outcome.results.entries()) {
        if (value) expect(more.results[i]?.value?.value, `seed ${seed}`).toBeGreaterThanOrEqual(value.value);
      }
    }
  });
});
