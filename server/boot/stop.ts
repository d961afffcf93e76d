import type { Log } from '@/server/log';
import { say } from './say';

/** Longest time an orderly stop may take before the process ends anyway, in milliseconds. */
const DEADLINE_MS = 25_000;

/**
 * Runs the steps in order on SIGTERM or SIGINT and ends the process: 0 when all of them went well. A step
 * that fails is logged and the next one still runs; a second signal ends at once.
 */
export function stopOnSignals(log: Log, steps: [name: string, run: () => Promise<void>][]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    say('Stopping: saving boards and closing the database.');
    const deadline = setTimeout(() => {
      log.error('the stop took too long');
      process.exit(1);
    }, DEADLINE_MS);
    let failed = false;
    for (const [name, run] of steps) {
      try {
        await run();
      } catch (error) {
        failed = true;
        log.error({ err: error, step: name }, 'a step of the stop failed');
      }
    }
    clearTimeout(deadline);
    process.exit(failed ? 1 : 0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
