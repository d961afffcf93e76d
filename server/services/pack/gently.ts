import { setImmediate } from 'node:timers/promises';

/** Longest stretch of work before the process may do something else, in milliseconds: no stroke waits longer. */
const STRETCH_MS = 8;

/** Runs a generator to its end in short stretches, so that a large pack does not hold up the boards. */
export async function gently<T>(steps: Generator<void, T>): Promise<T> {
  let until = performance.now() + STRETCH_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + STRETCH_MS;
  }
}
