/** A short table: one line a part, with what it counted and how long it took. */
export function table(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ name, result, seconds }) => {
      const { passed, failed, skips, warnings = [], problem } = result;
      const words = [
        failed === 0 ? 'ok' : 'FAILED',
        passed + failed + skips.length > 1
          ? `${passed} passed, ${failed} failed, ${skips.length} skipped`
          : '',
        warnings.length > 0 ? `${warnings.length} warning${warnings.length === 1 ? '' : 's'}` : '',
        problem ?? '',
      ];
      return `  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${words.filter(Boolean).join(' · ')}`;
    })
    .join('\n');
}

/** Runs one part and measures it. */
export async function timed(name, run) {
  const started = performance.now();
  const result = await run();
  return { name, result, seconds: (performance.now() - started) / 1000 };
}

/** Prints a part's warnings, and what a check that failed had to say. */
export function report({ name, result }) {
  for (const warning of result.warnings ?? []) console.log(`  warning (${name}): ${warning}`);
  if (result.failed > 0 && result.output) console.log(`\n${name} failed:\n${result.output.trimEnd()}\n`);
}
