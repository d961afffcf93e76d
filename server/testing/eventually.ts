import { vi } from 'vitest';

/** Far above what anything takes that a test waits for, also where many tests share the machine. */
const DEADLINE_MS = 20_000;

/** Repeats an assertion until it holds, and fails as it does if it never comes to hold. */
export function eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(assertion, { timeout: DEADLINE_MS });
}
