import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createTestDatabase } from '@/server/testing/database';
import { parsePrismaSchema } from './testing/prismaSchema';

const schema = parsePrismaSchema(
  readFileSync(fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url)), 'utf8'),
);
const test = await createTestDatabase();
afterAll(() => test.drop());
const { db } = test;

it('has the tables and columns of the schema, with their types', async () => {
  const rows = await db.$queryRaw<
    { name: string; type: string; nullable: boolean; default: string | null }[]
  >`
    SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
           NOT a.attnotnull AS nullable, pg_get_expr(d.adbin, d.adrelid) AS default
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND c.relname <> '_prisma_migrations'`;
  const found = rows.map(
    ({ name, type, nullable, ...rest }) => `${name} ${type}${nullable ? '?' : ''} = ${rest.default}`,
  );
  expect(found.sort()).toEqual(schema.columns.sort());
});

it('has the enums of the schema, with their values in order', async () => {
  const rows = await db.$queryRaw<{ found: string }[]>`
    SELECT t.typname || ': ' || string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder) AS found
      FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY t.typname`;
  expect(rows.map((row) => row.found).sort()).toEqual(schema.enums.sort());
});

it('has the keys and indexes of the schema', async () => {
  const rows = await db.$queryRaw<{ found: string }[]>`
    SELECT i.relname || CASE WHEN x.indisunique THEN ' unique' ELSE '' END || ' on ' || t.relname || '('
           || (SELECT string_agg(a.attname, ',' ORDER BY k.position)
                 FROM unnest(x.indkey) WITH ORDINALITY AS k(number, position)
                 JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) || ')' AS found
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
     WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> '_prisma_migrations'`;
  expect(rows.map((row) => row.found).sort()).toEqual(schema.indexes.sort());
});

it('has the references of the schema', async () => {
  const rows = await db.$queryRaw<{ found: string }[]>`
    SELECT conname || ': ' || pg_get_constraintdef(oid) AS found FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;
  expect(rows.map((row) => row.found).sort()).toEqual(schema.references.sort());
});
