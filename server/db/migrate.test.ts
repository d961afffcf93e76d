import { describe, expect, it } from 'vitest';
import { MIGRATIONS_DIR } from '@/server/testing/database';
import { type Migration, planMigrations, readMigrations } from './migrate';

const known: Migration[] = ['1_first', '2_second', '3_third'].map((name) => ({
  name,
  sql: '',
  checksum: `sum of ${name}`,
}));
const row = (name: string, change: object = {}) => ({
  migration_name: name,
  checksum: `sum of ${name}`,
  finished_at: new Date(),
  rolled_back_at: null,
  ...change,
});

describe('planMigrations', () => {
  it('wants all of them in an empty database, in order', () => {
    expect(planMigrations(known, []).map((migration) => migration.name)).toEqual([
      '1_first',
      '2_second',
      '3_third',
    ]);
  });

  it('wants only those that are missing', () => {
    expect(planMigrations(known, [row('1_first')]).map((migration) => migration.name)).toEqual([
      '2_second',
      '3_third',
    ]);
    expect(
      planMigrations(
        known,
        known.map((migration) => row(migration.name)),
      ),
    ).toEqual([]);
  });

  it('wants one again that was rolled back', () => {
    const rows = [row('1_first'), row('2_second', { finished_at: null, rolled_back_at: new Date() })];
    expect(planMigrations(known, rows)[0]?.name).toBe('2_second');
  });

  it.each([
    ['newer', [row('1_first'), row('4_later')], 'newer than this program: it has the migration 4_later'],
    ['migration', [row('1_first', { checksum: 'other' })], '1_first has been changed since'],
    [
      'migration',
      [row('1_first', { finished_at: null })],
      '1_first was started in this database and never finished',
    ],
  ])('refuses, saying %s', (reason, rows, sentence) => {
    expect(() => planMigrations(known, rows)).toThrow(
      expect.objectContaining({ reason, message: expect.stringContaining(sentence) }),
    );
  });
});

describe('readMigrations', () => {
  it('finds the shipped ones in order, with the sha256 of their files', () => {
    const migrations = readMigrations(MIGRATIONS_DIR);
    expect(migrations.length).toBeGreaterThan(0);
    expect(migrations.map((migration) => migration.name)).toEqual(
      migrations.map((migration) => migration.name).sort(),
    );
    for (const migration of migrations) expect(migration.checksum).toMatch(/^[0-9a-f]{64}$/);
  });
});
