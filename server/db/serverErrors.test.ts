import { describe, expect, it } from 'vitest';
import { DatabaseError } from './databaseError';
import {
  describeUrl,
  explainServerError,
  isDatabaseDown,
  isWorthRetrying,
  isWriteConflict,
} from './serverErrors';

const URL_WITH_SECRET = 'postgresql://anna:s%40cret-word@db.example.com:6543/interviews?sslmode=require';
const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('isDatabaseDown', () => {
  it.each([
    ['a refused connection', coded('ECONNREFUSED')],
    ['a socket that is gone', Object.assign(coded('ENOENT'), { syscall: 'connect' })],
    ['a server that ends', coded('57P01')],
    ['a server that starts', coded('57P03')],
    ['a full disk', coded('53100')],
    ['a broken connection', new Error('Connection terminated unexpectedly')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['Prisma that cannot reach it', coded('P1001')],
    ["the adapter's error", { name: 'DriverAdapterError', cause: { kind: 'ConnectionClosed' } }],
    [
      "an adapter's error in Prisma's",
      { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } },
    ],
    ['an error with that cause', new Error('the query failed', { cause: coded('08006') })],
    ['what the server calls fatal', Object.assign(coded('55000'), { severity: 'FATAL' })],
    ['our own', new DatabaseError('lost', 'x')],
  ])('knows %s', (_, error) => {
    expect(isDatabaseDown(error)).toBe(true);
  });

  it.each([
    ['a taken name', coded('P2002')],
    ['a row that is missing', coded('P2025')],
    ['a syntax error', coded('42601')],
    ['a file that is missing', Object.assign(coded('ENOENT'), { syscall: 'open' })],
    ['any error', new Error('x')],
    ['nothing', undefined],
    ['a text', 'ECONNREFUSED'],
  ])('does not take %s for it', (_, error) => {
    expect(isDatabaseDown(error)).toBe(false);
  });
});

describe('isWriteConflict', () => {
  it('knows it from a query and from a commit', () => {
    expect(isWriteConflict(coded('P2034'))).toBe(true);
    expect(isWriteConflict({ cause: { kind: 'TransactionWriteConflict' } })).toBe(true);
    expect(isWriteConflict(coded('P2002'))).toBe(false);
    expect(isWriteConflict(null)).toBe(false);
  });
});

describe('explainServerError', () => {
  it.each([
    [coded('28P01', 'password authentication failed for user "anna"'), 'does not let anna in'],
    [coded('3D000'), 'has no database named interviews'],
    [coded('ECONNREFUSED'), 'nothing answers at db.example.com:6543'],
    [new AggregateError([coded('ECONNREFUSED')]), 'nothing answers at db.example.com:6543'],
    [coded('ENOTFOUND'), 'the host of db.example.com:6543 is not known'],
    [coded('42501'), 'anna may not create tables in the database interviews'],
    [new Error('odd: s@cret-word and s%40cret-word'), '(odd: … and …)'],
  ])('says what is wrong, without the password (%s)', (error, sentence) => {
    const { message } = explainServerError(error, URL_WITH_SECRET);
    expect(message).toMatch(/^DATABASE_URL: .*\.$/);
    expect(message).toContain(sentence);
    expect(message).not.toMatch(/s(@|%40)cret/);
  });
});

describe('isWorthRetrying', () => {
  it('waits for a server that may come up, not for one that refuses us', () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', '57P03', '53300'])
      expect(isWorthRetrying(coded(code))).toBe(true);
    for (const code of ['28P01', '28000', '3D000', '42501']) expect(isWorthRetrying(coded(code))).toBe(false);
  });
});

describe('describeUrl', () => {
  it('has what may be shown', () => {
    expect(describeUrl(URL_WITH_SECRET)).toEqual({
      host: 'db.example.com:6543',
      database: 'interviews',
      user: 'anna',
    });
    expect(describeUrl('postgresql://localhost/x')).toEqual({
      host: 'localhost:5432',
      database: 'x',
      user: 'the user',
    });
    expect(describeUrl('postgresql://a@localhost/x?host=/run/pg').host).toBe('/run/pg');
  });
});
