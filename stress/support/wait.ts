/**
 * Resolves once `condition` holds; looks again every few milliseconds.
 * @throws Error naming what was waited for, after `ms`
 */
export async function until(what: string, ms: number, condition: () => boolean): Promise<void> {
  const deadline = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited ${ms} ms in vain until ${what}`);
    await pause(3);
  }
}

/** Lets time pass: the rhythm of people who draw. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
