/** One line for the person who started the process. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What is printed once the server answers: the address and the next step. */
export function sayReady(
  address: string,
  options: { isNew: boolean; dataDir: string; database: string },
): void {
  say('');
  say(`  Drawbridge is ready at ${address}`);
  say(
    options.isNew
      ? `  Next: open ${address} and create the owner account.`
      : `  Next: open ${address} and sign in. Stop with Ctrl+C.`,
  );
  say(`  Data: ${options.database}; secrets and backups in ${options.dataDir}`);
  say('');
}

/** Runs a long step with a line at its start, a sign of life every ten seconds, and its time at the end. */
export async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const alive = setInterval(() => say(`  … ${name}, ${seconds()} s so far`), 10_000);
  try {
    const result = await run();
    say(`  ✓ ${name} (${seconds()} s)`);
    return result;
  } finally {
    clearInterval(alive);
  }
}
