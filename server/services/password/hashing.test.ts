import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './hashing';

it('hashes with argon2id at the stated cost', async () => {
  expect(await hashPassword('tin violet ladder')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

it('recognizes a password, however its characters are composed', async () => {
  const hash = await hashPassword('brücke über flüsse');
  expect(await verifyPassword(hash, 'brücke über flüsse'.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(hash, 'brucke uber flusse')).toBe(false);
});

it('is false without a hash, even for the decoy', async () => {
  expect(await verifyPassword(null, 'nobody has this password')).toBe(false);
});
