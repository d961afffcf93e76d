import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, 2 passes and 1 lane: OWASP's minimum, about 30 ms on the thread pool. */
const OPTIONS: Options = {
  // The package's enum exists in its types only; a bundler cannot resolve it.
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** What is verified for a member who does not exist, so that the answer takes the same time. */
let decoy: Promise<string> | undefined;

/** Hashes a new password. The same characters typed on another system give the same password (NFKC). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS);
}

/**
 * True if the password is the one that was hashed. Without a hash it is false after the same time, so that
 * nobody learns which addresses belong to members.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'));
  return matches && passwordHash !== null;
}
