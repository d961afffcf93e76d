import type { Writable } from 'node:stream';

/**
 * Goes on serving when nobody reads what this process says any more, for example because the program that kept its
 * log has died. Otherwise the error of one line is itself told in a line, which fails again, without an end.
 */
export function surviveLostOutput(outputs: readonly Writable[] = [process.stdout, process.stderr]): void {
  for (const output of outputs) output.on('error', () => {});
}
